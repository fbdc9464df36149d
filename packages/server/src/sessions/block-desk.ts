import type { BlockOfUser } from '../backend/backend.ts'
import { loggedError, type Log } from '../observability/log.ts'
import type { BlockStore } from '../store/store.ts'
import type { Links } from './links.ts'

export interface BlockDeskParts {
  readonly blocks: BlockStore
  readonly links: Links
  readonly log: Log
}

/** Says that a block holds, which it does from now on, and writes it down, so that it holds for good (rule S2). */
export function createBlockDesk({ blocks, links, log }: BlockDeskParts): (block: BlockOfUser) => void {
  return (block) => {
    const { session } = block
    const { user } = block.blocker
    links.of(user)?.send({ type: 'Blocked', session_id: session })
    blocks.add(block).catch((thrown: unknown) => {
      log('error', 'block lost', { session, error: loggedError(thrown) })
      const refs = { ref: 'Block', ref_id: session }
      links.of(user)?.sendError('internal', 'the block could not be kept; it holds until the server restarts', refs)
    })
  }
}
