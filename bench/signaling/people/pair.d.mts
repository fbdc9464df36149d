/** Two people whom a server has joined, and what they send. */
export interface Pair {
  readonly a: unknown
  readonly b: unknown
  readonly there: unknown
  readonly back: unknown
}

export const connectPair: Readonly<
  Record<'v1' | 'classic' | 'v1 by classic' | 'socket-io' | 'peerjs', (url: string) => Promise<Pair>>
>
