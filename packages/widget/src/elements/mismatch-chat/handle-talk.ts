import type { MatchSession } from '@mismatch/sdk'
import { keyOf } from '../../state/chat-entry.ts'
import type { RequestOf } from '../../state/requests.ts'
import { inSession } from '../../state/view.ts'
import type { Conversation } from './conversation.ts'
import type { RequestsOf } from './handle-request.ts'

/** Does what the parts ask for that a partner brings. */
export function handle(conversation: Conversation, request: RequestsOf<'talk'>): void {
  switch (request.type) {
    case 'connection':
      return conversation.draw(request)
    case 'measure':
      return void measure(conversation)
    case 'resume-playback':
      resumePlayback(conversation)
      return conversation.draw(request)
    case 'send-files': {
      const { session } = conversation.client ?? {}
      if (session != null) conversation.watch(sendFiles(conversation, session, request.files))
      return
    }
    case 'file':
      return act(conversation, request)
  }
}

/** Without a breath before the call: browsers want it in the press. */
function resumePlayback(conversation: Conversation): void {
  const { holder } = conversation
  const resumed = holder?.client.resumePlayback()
  void resumed?.then((plays) => {
    if (!plays && holder === conversation.holder) conversation.change({ playbackBlocked: inSession(conversation.view) })
  })
}

async function measure(conversation: Conversation): Promise<void> {
  const session = conversation.client?.session
  const figures = await session?.stats().catch(() => null)
  if (figures == null || session !== conversation.client?.session) return
  conversation.change({ call: { ...conversation.view.call, figures } })
}

/**
 * Offers them, one after the other in their order; one that is refused keeps none of the others back.
 * @throws MatchError (rejects) that of the first that was refused, once all are offered
 */
async function sendFiles(conversation: Conversation, session: MatchSession, files: readonly File[]): Promise<void> {
  const faults: unknown[] = []
  for (const file of files) {
    try {
      const transfer = await session.sendFile(file)
      // One's own pictures are to be seen in the chat as well.
      if (file.type.startsWith('image/') && session === conversation.client?.session)
        conversation.hearFile(transfer, file)
    } catch (error) {
      faults.push(error)
    }
  }
  if (faults.length > 0) throw faults[0]
}

function act({ transfers }: Conversation, { id, do: action }: RequestOf<'file'>): void {
  if (action !== 'cancel') return transfers.get(keyOf({ id, from: 'peer' }))?.[action]()
  for (const from of ['me', 'peer'] as const) transfers.get(keyOf({ id, from }))?.cancel()
}
