import type { ClassicClientMessage, ClientMessage, Decoded, Glimpse, ServerMessage } from '@mismatch/protocol'

/** A frame of either dialect, decoded. */
export type IncomingMessage = ClientMessage | ClassicClientMessage

/**
 * One way of saying the same things: v1, or the classic wire (section C). The rest of the server speaks in the messages of
 * v1; a dialect says them, or leaves out what its clients have no word for.
 */
export interface Dialect {
  readonly name: 'v1' | 'classic'
  /** Whether a connection begins with Hello and is answered by Welcome (rule H1), and told of its faults (rules F4, E1). */
  readonly isFormal: boolean
  /** What can be seen of a frame without reading it; whatever is seen, `decode` says too (rule F7). */
  glance(bytes: Buffer): Glimpse<IncomingMessage['type']> | undefined
  decode(text: string): Decoded<IncomingMessage>
  /** The texts that say this to the client, or their UTF-8; none if its dialect has no word for it. */
  encode(message: ServerMessage): readonly (string | Buffer)[]
}
