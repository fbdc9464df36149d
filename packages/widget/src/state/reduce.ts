import type { ChatMessage, ClientEvents, ClientEventType } from '@mismatch/sdk'
import { doorFor, isAboutDevices, isSaidByMessage, placeOf, type FaultSource } from './doors.ts'
import { neutraliseName, neutraliseText } from './neutralise.ts'
import { chatVisible, inSession, initialCall, type Call, type ChatLine, type View } from './view.ts'

/** What an event brings, as far as it is drawn: of an error and a session only the data, never the working object. */
type Drawn<Payload> = {
  [Key in keyof Payload]: Key extends 'session' ? DrawnSession
  : Key extends 'error' ? FaultSource
  : Payload[Key]
}
type DrawnSession = Pick<ClientEvents['paired']['session'], 'id' | 'peer' | 'peerState' | 'messages'>

/** All but files and who speaks, which the element has no place for: unheard, files are declined and speech is not measured. */
export type HeardType = Exclude<ClientEventType, 'file' | 'speaking'>

export type ClientInput = {
  [Type in HeardType]: { readonly type: Type } & Drawn<ClientEvents[Type]>
}[HeardType]

/** The view after an event of the client. */
export function reduceEvent(view: View, input: ClientInput): View {
  switch (input.type) {
    case 'state':
      return onState(view, input)
    case 'signaling':
      return {
        ...view,
        signaling: input.to,
        door: input.to === 'online' ? withoutDoor(view, 'unreachable') : view.door,
      }
    case 'waiting': {
      const { position, online, reason } = input
      return { ...view, waiting: { position, online, reason } }
    }
    case 'paired':
      return onPaired(view, input.session)
    case 'connected':
      return { ...view, failures: { count: 0, sessionId: '' } }
    case 'peeraway':
    case 'peerback':
    case 'quality':
      if (view.partner?.sessionId !== input.session.id) return view
      return { ...view, call: onCall(view.call, input) }
    case 'devices':
    case 'direct':
    case 'reaction':
    case 'screen':
      return view
    case 'playbackblocked':
      return { ...view, playbackBlocked: view.partner?.sessionId === input.session.id && inSession(view) }
    case 'peerleft':
      if (view.partner?.sessionId !== input.session.id) return view
      return {
        ...(input.reason === 'failed' ? withFailure(view) : view),
        lastEnd: view.lastEnd ?? input.reason,
        remote: { ...view.remote, stream: null },
        ...quiet(view),
      }
    case 'localstream':
      return {
        ...view,
        own: { ...view.own, stream: input.stream },
        asking: input.stream === null && view.asking,
        // An open camera answers the doors about it, also that of one that was lost in a call.
        door: input.stream !== null && view.door !== null && isAboutDevices(view.door) ? null : view.door,
      }
    case 'remotestream':
      if (view.partner?.sessionId !== input.session.id) return view
      return { ...view, remote: { ...view.remote, stream: input.stream } }
    case 'message':
    case 'receipt':
      return view.partner?.sessionId === input.session.id ? onMessage(view, input) : view
    case 'typing':
      if (view.partner?.sessionId !== input.session.id) return view
      return { ...view, chat: { ...view.chat, typing: input.active } }
    case 'peerstate':
      if (view.partner?.sessionId !== input.session.id) return view
      return { ...view, remote: { ...view.remote, audio: input.audio, video: input.video || input.screen } }
    case 'error':
      return reduceFault(input.error.code === 'connection_failed' ? withFailure(view) : view, input.error)
  }
}

/** No connection came about with this partner. One's own client and the server may both say so. */
function withFailure(view: View): View {
  const sessionId = view.partner?.sessionId ?? ''
  if (view.failures.sessionId === sessionId) return view
  return { ...view, failures: { count: view.failures.count + 1, sessionId } }
}

/** The view after an error, whether it came as an event, a rejection or an exception. */
export function reduceFault(view: View, error: FaultSource): View {
  if (isSaidByMessage(error)) return view
  const door = doorFor(error, view.media, inSession(view))
  const place = placeOf(door.fault)
  if (place === 'none') return { ...view, asking: false }
  // Without a partner there is no chat to say it in; it goes away with the next change of state.
  if (place === 'chat' && inSession(view)) return { ...view, chat: { ...view.chat, fault: { ...door, ways: [] } } }
  return { ...view, asking: false, door }
}

function onState(view: View, { to, reason }: ClientEvents['state']): View {
  const next: View = { ...view, state: to, reason, waiting: to === 'waiting' ? view.waiting : null }
  switch (to) {
    case 'idle':
      return { ...next, asking: false }
    case 'ended':
      return { ...next, asking: false, ...forgotten(view), lastEnd: reason === 'peer_left' ? view.lastEnd : null }
    case 'connecting':
      return {
        ...next,
        lastEnd: reason === 'reported' ? 'reported' : view.lastEnd,
        door: reason === 'started' ? null : view.door,
        asking: reason === 'started' ? view.media !== 'text' && view.own.stream === null : view.asking,
      }
    case 'waiting':
      return { ...next, asking: false, door: null, lastEnd: reason === 'reported' ? 'reported' : view.lastEnd }
    case 'negotiating':
    case 'connected':
      return { ...next, asking: false, door: null }
  }
}

function onPaired(view: View, { id, peer, peerState }: DrawnSession): View {
  return {
    ...view,
    partner: {
      sessionId: id,
      name: neutraliseName(peer.profile.name),
      age: peer.profile.age ?? null,
      canChat: peer.dialect === 'v1',
    },
    remote: { stream: null, audio: peerState.audio, video: peerState.video || peerState.screen },
    call: initialCall,
    lastEnd: null,
    thanked: false,
    playbackBlocked: false,
    chat: { ...view.chat, lines: [], unread: 0, typing: false, fault: null },
  }
}

function onCall(call: Call, input: Extract<ClientInput, { type: 'peeraway' | 'peerback' | 'quality' }>): Call {
  if (input.type !== 'quality') return { ...call, peerAway: input.type === 'peeraway' }
  const { quality, reason, carries } = input
  const told =
    quality <= 2 ? 'poor'
    : quality === 4 && call.told !== null ? 'good'
    : call.told
  return { ...call, quality, told, carries, silent: reason === 'silence' }
}

/** The client keeps the messages in their order, whatever road each came by: what is drawn are always its own. */
function onMessage(view: View, { session, message }: Omit<Extract<ClientInput, { type: 'message' }>, 'type'>): View {
  const before = new Map(view.chat.lines.map((line) => [keyOf(line), line]))
  const isNews = !before.has(keyOf(message))
  const ownNews = isNews && message.from === 'me'
  return {
    ...view,
    chat: {
      ...view.chat,
      lines: session.messages.map((each) => drawn(each, before.get(keyOf(each)))),
      unread: ownNews || chatVisible(view) ? 0 : view.chat.unread + Number(isNews),
      typing: message.from === 'me' && view.chat.typing,
      fault: ownNews ? null : view.chat.fault,
    },
  }
}

function drawn({ id, from, text, status }: ChatMessage, before: ChatLine | undefined): ChatLine {
  const failed = status === 'failed' || status === 'refused' ? status : undefined
  if (before !== undefined && before.failed === failed) return before
  return { id, from, text: neutraliseText(text), ...(failed !== undefined && { failed }) }
}

/** A partner may take the ids of one's own messages. */
function keyOf({ from, id }: Pick<ChatLine, 'from' | 'id'>): string {
  return `${from} ${id}`
}

/** Nothing comes from this partner any more. */
function quiet(view: View): Pick<View, 'call' | 'chat' | 'playbackBlocked'> {
  return {
    call: initialCall,
    playbackBlocked: false,
    chat: { ...view.chat, typing: false, fault: null },
  }
}

/** Stopped: nothing of the last partner stays on the screen. */
function forgotten(view: View): Pick<View, 'partner' | 'remote' | 'call' | 'chat' | 'playbackBlocked' | 'thanked'> {
  return {
    thanked: false,
    partner: null,
    remote: { stream: null, audio: true, video: true },
    call: initialCall,
    playbackBlocked: false,
    chat: { ...view.chat, lines: [], open: false, unread: 0, typing: false, fault: null },
  }
}

function withoutDoor(view: View, fault: 'unreachable'): View['door'] {
  return view.door?.fault === fault ? null : view.door
}
