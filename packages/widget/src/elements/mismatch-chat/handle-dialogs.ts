import { reportArrived, reportFailed } from '../../state/reduce-request.ts'
import type { RequestOf } from '../../state/requests.ts'
import { Inquiry } from '../diagnosis/inquiry.ts'
import type { Conversation } from './conversation.ts'
import type { RequestsOf } from './handle-request.ts'

/** Does what the dialogs ask for. */
export function handle(conversation: Conversation, request: RequestsOf<'dialogs'>): void {
  switch (request.type) {
    case 'edit':
      return conversation.admission.edit()
    case 'report-dialog':
      return conversation.draw(request)
    case 'report':
      return void report(conversation, request)
    case 'diagnose':
      return diagnose(conversation, request.open)
  }
}

async function report(conversation: Conversation, request: RequestOf<'report'>): Promise<void> {
  const { holder, view } = conversation
  const session = holder?.session(view.report.sessionId)
  conversation.draw(request)
  const { reason, comment } = request
  const arrived = await session?.report(reason, comment === '' ? undefined : comment).catch(() => null)
  if (holder !== conversation.holder) return
  conversation.change(arrived ? reportArrived(conversation.view) : reportFailed(conversation.view))
}

function diagnose(conversation: Conversation, open: boolean): void {
  const { client } = conversation
  conversation.inquiry ??= new Inquiry((diagnosis) => conversation.change({ diagnosis }))
  if (!open) conversation.inquiry.end()
  else if (client !== null) void conversation.inquiry.begin(client)
}
