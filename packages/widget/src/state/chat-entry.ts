import type { ChatMessage, FileReason, FileState, MessageStatus } from '@mismatch/sdk'

type From = ChatMessage['from']

/** One message as it is drawn: neutralised. */
export interface ChatLine {
  readonly kind: 'text'
  readonly id: string
  readonly from: From
  readonly text: string
  /** Milliseconds since the epoch, by the clock of this browser. */
  readonly at: number
  readonly status: MessageStatus
  /** The last emoji of each of the two to it. */
  readonly reactions: { readonly [Who in From]?: string }
}

/** One file as it is drawn. */
export interface FileEntry {
  readonly kind: 'file'
  readonly id: string
  readonly from: From
  readonly at: number
  readonly name: string
  /** In bytes, as `transferred`. */
  readonly size: number
  readonly mime: string
  readonly state: FileState
  readonly reason: FileReason | null
  readonly transferred: number
  /** What has come, or what one sends oneself; null while it is on its way. */
  readonly blob: Blob | null
}

export type ChatEntry = ChatLine | FileEntry

/** A partner may take the ids of one's own messages. */
export function keyOf({ from, id }: { readonly from: From; readonly id: string }): string {
  return `${from} ${id}`
}

export function isText(entry: ChatEntry): entry is ChatLine {
  return entry.kind === 'text'
}

/** Why it did not reach the partner; null: it has not failed. `refused`: the server's rules are why. */
export function failureOf({ status }: ChatLine): 'failed' | 'refused' | null {
  return status === 'failed' || status === 'refused' ? status : null
}
