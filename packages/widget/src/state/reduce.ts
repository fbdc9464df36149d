import type { ClientEvents, ClientEventType } from '@mismatch/sdk'
import { doorFor, isAboutDevices, isLine, isSaidByMessage, type FaultSource } from './doors.ts'
import { neutraliseName } from './neutralise.ts'
import { onFile, onMessage, onReaction } from './reduce-chat.ts'
import { inSession, initialCall, initialView, noPartnerMedia, type Call, type View } from './view.ts'

/** What an event brings, as far as it is drawn: of an error and a session only the data, never the working object. */
type Drawn<Payload> = {
  [Key in keyof Payload]: Key extends 'session' ? DrawnSession
  : Key extends 'error' ? FaultSource
  : Payload[Key]
}
type DrawnSession = Pick<ClientEvents['paired']['session'], 'id' | 'peer' | 'peerState' | 'messages' | 'privacy'>

/** All but who speaks, which the element has no place for: unheard, it is not measured. */
export type HeardType = Exclude<ClientEventType, 'speaking'>

export type ClientInput = {
  [Type in HeardType]: { readonly type: Type } & Drawn<ClientEvents[Type]>
}[HeardType]

/** The view after an event of the client; `now` in milliseconds since the epoch. */
export function reduceEvent(view: View, input: ClientInput, now = Date.now()): View {
  switch (input.type) {
    case 'state':
      return onState(view, input)
    case 'signaling':
      return {
        ...view,
        signaling: input.to,
        door: input.to === 'online' && view.door?.fault === 'unreachable' ? null : view.door,
      }
    case 'waiting': {
      const { position, online, reason, estimateMs } = input
      return { ...view, waiting: { position, online, reason, estimateMs } }
    }
    case 'paired':
      return onPaired(view, input.session)
    case 'connected':
      return { ...view, failures: { count: 0, sessionId: '' }, call: { ...view.call, since: now } }
    case 'peeraway':
    case 'peerback':
    case 'quality':
      if (!ofPartner(view, input)) return view
      return { ...view, call: onCall(view.call, input) }
    case 'devices':
      return view.settings === null ? view : { ...view, settings: { ...view.settings, devices: input.devices } }
    case 'direct':
      return ofPartner(view, input) ? { ...view, call: { ...view.call, privacy: 'direct' } } : view
    case 'reaction':
      return ofPartner(view, input) ? onReaction(view, input) : view
    case 'file':
      return ofPartner(view, input) ? onFile(view, input.transfer, now) : view
    case 'screen':
      return { ...view, own: { ...view.own, screen: input.stream } }
    case 'playbackblocked':
      return { ...view, playbackBlocked: ofPartner(view, input) && inSession(view) }
    case 'peerleft':
      if (!ofPartner(view, input)) return view
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
      if (!ofPartner(view, input)) return view
      return { ...view, remote: { ...view.remote, stream: input.stream } }
    case 'message':
    case 'receipt':
      return ofPartner(view, input) ? onMessage(view, input, now) : view
    case 'typing':
      if (!ofPartner(view, input)) return view
      return { ...view, chat: { ...view.chat, typing: input.active } }
    case 'peerstate':
      if (!ofPartner(view, input)) return view
      return { ...view, remote: { ...view.remote, ...pictureOf(input) } }
    case 'error':
      return reduceFault(input.error.code === 'connection_failed' ? withFailure(view) : view, input.error)
  }
}

function ofPartner(view: View, { session }: { readonly session: Pick<DrawnSession, 'id'> }): boolean {
  return view.partner?.sessionId === session.id
}

/** A screen is a picture, also while the camera is off. */
function pictureOf({ audio, video, screen }: DrawnSession['peerState']): Omit<View['remote'], 'stream'> {
  return { audio, video: video || screen, screen }
}

/** What was covered by hand stays covered. */
function veilFor({ veil, trust }: View, { media }: DrawnSession['peer']): View['veil'] {
  const isSeen = media === 'video'
  return {
    covered: veil.covered,
    unready: isSeen && trust.blurUntilReady,
    check: isSeen && trust.checks ? 'pending' : 'none',
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
  const door = doorFor(error, view.media, inSession(view), view.abilities)
  if (door === null) return { ...view, asking: false }
  // Without a partner there is no chat to say it in; it goes away with the next change of state.
  if (isLine(door.fault) && inSession(view)) return { ...view, chat: { ...view.chat, fault: { ...door, ways: [] } } }
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

function onPaired(view: View, { id, peer, peerState, privacy }: DrawnSession): View {
  return {
    ...view,
    partner: {
      sessionId: id,
      name: neutraliseName(peer.profile.name),
      age: peer.profile.age ?? null,
      tags: peer.sharedTags.map(neutraliseName).filter((tag) => tag !== ''),
      canChat: peer.dialect === 'v1',
    },
    remote: { stream: null, ...pictureOf(peerState) },
    call: { ...initialCall, privacy },
    veil: veilFor(view, peer),
    burst: initialView.burst,
    lastEnd: null,
    thanked: false,
    playbackBlocked: false,
    chat: { ...view.chat, entries: [], unread: 0, typing: false, fault: null },
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
    remote: noPartnerMedia,
    call: initialCall,
    playbackBlocked: false,
    chat: { ...view.chat, entries: [], open: false, unread: 0, typing: false, fault: null },
  }
}
