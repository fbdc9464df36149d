import type { WebSocket } from 'ws'

export interface Pair {
  readonly a: WebSocket
  readonly b: WebSocket
}

export const connectPair: Readonly<
  Record<'bare v1' | 'bare classic' | 'ours v1' | 'ours classic', (url: string) => Promise<Pair>>
>
