import type { Preferences } from '@mismatch/sdk'
import { notLoaded } from '../../state/doors.ts'
import { isLooking, isRunning } from '../../state/view.ts'
import type { ClientHolder } from './client-holder.ts'
import type { Conversation } from './conversation.ts'
import { loadParts } from './load-parts.ts'
import { bringTalk, showNotLoaded } from './parts-on-the-way.ts'

type Intent = 'find' | 'preview'

/**
 * Into the queue, over what has to be asked first.
 * @throws MatchError (rejects) as `MatchClient.start` does, and `invalid_options` without a client; it is shown as well.
 *   DOMException `AbortError` when they did not agree to the rules or did not say who they are
 */
export async function start(conversation: Conversation, preferences: Preferences): Promise<void> {
  const admitted = admit(conversation, 'find')
  if (admitted !== null) await admitted
  const { wish } = conversation
  const media = preferences.media ?? wish.media
  const holder = conversation.begin('find', media)
  bringTalk(conversation)
  // By the time somebody has to be reported.
  loadParts('dialogs')?.catch(() => undefined)
  // One that cannot reach its server would sit out its pause first.
  const { view } = conversation
  const stuck = isLooking(view) && holder.client.signaling !== 'online'
  if (stuck) await holder.client.stop()
  await conversation.attempt(holder, (client) => client.start({ ...wish, ...preferences, media }))
}

/**
 * Camera and microphone, to look at oneself before.
 * @throws (rejects) as `start` does
 */
export async function preview(conversation: Conversation): Promise<void> {
  const admitted = admit(conversation, 'preview')
  if (admitted !== null) await admitted
  // Whoever looks at oneself is about to look for somebody.
  bringTalk(conversation)
  const { wish } = conversation
  const holder = conversation.begin('preview', wish.media)
  await conversation.attempt(holder, (client) => client.prepare(wish))
  // Stopped while the browser asked: no camera comes any more.
  if (holder === conversation.holder && !isRunning(conversation.view)) conversation.change({ asking: false })
}

/** Null when nothing is to be asked: a press must reach the camera in one go where it can. */
function admit(conversation: Conversation, intent: Intent): Promise<void> | null {
  const { holder, admission } = conversation
  // Who cannot start is not asked for anything first.
  if (holder === null || !admission.asks(intent)) return null
  return ask(conversation, intent, holder)
}

async function ask(conversation: Conversation, intent: Intent, holder: ClientHolder): Promise<void> {
  try {
    await loadParts('dialogs')
  } catch (error) {
    if (holder === conversation.holder) showNotLoaded(conversation)
    throw notLoaded(error)
  }
  const goesOn = holder === conversation.holder && (await conversation.admission.enter(intent))
  if (!goesOn) throw new DOMException('they did not want to go on', 'AbortError')
}
