import type { FileTransfer, MatchSession } from '@mismatch/sdk'
import { keyOf } from '../../state/chat-entry.ts'
import type { RequestOf } from '../../state/requests.ts'

/** The files of the session of now: the live transfers behind what is drawn of them. */
export class FileDesk {
  readonly #transfers = new Map<string, FileTransfer>()
  /** One's own pictures, to be seen in the chat as well. */
  readonly #sent = new Map<string, Blob>()

  /** What is drawn of it. */
  hear(transfer: FileTransfer): FileTransfer {
    const key = keyOf(transfer)
    this.#transfers.set(key, transfer)
    const blob = transfer.blob ?? this.#sent.get(key) ?? null
    return blob === transfer.blob ? transfer : { ...copyOf(transfer), blob }
  }

  /**
   * Offers them, one after the other in their order; one that is refused keeps none of the others back.
   * @throws MatchError (rejects) that of the first that was refused, once all are offered
   */
  async send(session: MatchSession, files: readonly File[], shown: (transfer: FileTransfer) => void): Promise<void> {
    const faults: unknown[] = []
    for (const file of files) {
      try {
        const transfer = await session.sendFile(file)
        if (!file.type.startsWith('image/')) continue
        this.#sent.set(keyOf(transfer), file)
        shown(this.hear(transfer))
      } catch (error) {
        faults.push(error)
      }
    }
    if (faults.length > 0) throw faults[0]
  }

  act({ id, do: action }: RequestOf<'file'>): void {
    if (action !== 'cancel') return this.#transfers.get(keyOf({ id, from: 'peer' }))?.[action]()
    for (const from of ['me', 'peer'] as const) this.#transfers.get(keyOf({ id, from }))?.cancel()
  }

  /** With the next partner: nothing of these is asked for any more. */
  clear(): void {
    this.#transfers.clear()
    this.#sent.clear()
  }
}

/** A transfer is live, and its members may be accessors. */
function copyOf(transfer: FileTransfer): FileTransfer {
  const { id, from, name, size, mime, state, reason, transferred, blob } = transfer
  const act = (action: 'accept' | 'decline' | 'cancel') => () => transfer[action]()
  return {
    ...{ id, from, name, size, mime, state, reason, transferred, blob },
    ...{ accept: act('accept'), decline: act('decline'), cancel: act('cancel') },
  }
}
