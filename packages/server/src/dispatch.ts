import type {
  ClassicClientMessageMap,
  ClassicClientType,
  ClassicSignalType,
  ClientMessageMap,
  ClientType,
  RelayedType,
} from '@mismatch/protocol'
import type { Dialect, IncomingMessage } from './connection/dialect.ts'
import type { Link } from './connection/link.ts'
import type { Received } from './connection/received.ts'
import { attempt } from './handlers/attempt.ts'
import { block } from './handlers/block.ts'
import { chat } from './handlers/chat.ts'
import { connected } from './handlers/connected.ts'
import { classicRelay } from './handlers/classic-relay.ts'
import type { Context, Handler, Relay } from './handlers/context.ts'
import { failed } from './handlers/failed.ts'
import { goDirect } from './handlers/go-direct.ts'
import { leave } from './handlers/leave.ts'
import { ping, pong } from './handlers/ping.ts'
import { prepare } from './handlers/prepare.ts'
import { ready } from './handlers/ready.ts'
import { refresh } from './handlers/refresh.ts'
import { relay } from './handlers/relay.ts'
import { classicReport, report } from './handlers/report.ts'
import { classicSkip, skip } from './handlers/skip.ts'

/** What goes on to the partner as it came, by the one who passes it on: the frames of which there are most. */
const v1Relays: { readonly [Type in RelayedType]: Relay<ClientMessageMap[Type]> } = {
  Offer: relay,
  Answer: relay,
  IceCandidate: relay,
  GoDirect: goDirect,
  Chat: chat,
  Receipt: relay,
  Reaction: relay,
  Typing: relay,
  PeerState: relay,
}

/** The same for the classic wire (section C). */
const classicRelays: { readonly [Type in ClassicSignalType]: Relay<ClassicClientMessageMap[Type]> } = {
  Offer: classicRelay,
  Answer: classicRelay,
  IceCandidate: classicRelay,
}

/** Which handler takes which other frame: with the table above the one place to read where a message goes. Hello has its own way. */
const v1Handlers: { readonly [Type in Exclude<ClientType, RelayedType | 'Hello'>]: Handler<ClientMessageMap[Type]> } = {
  Ready: ready,
  Skip: skip,
  Leave: leave,
  Report: report,
  Block: block,
  Prepare: prepare,
  Connected: connected,
  Failed: failed,
  Refresh: refresh,
  Ping: ping,
  Pong: pong,
}

const classicHandlers: {
  readonly [Type in Exclude<ClassicClientType, ClassicSignalType>]: Handler<ClassicClientMessageMap[Type]>
} = {
  Ready: classicSkip,
  Skip: classicSkip,
  Report: classicReport,
}

/** By type. What a dialect decodes is in one of its two tables, which the types above hold. */
interface Table {
  readonly relays: ReadonlyMap<string, Relay<IncomingMessage>>
  readonly handlers: ReadonlyMap<string, Handler<IncomingMessage>>
}

const tables: Readonly<Record<Dialect['name'], Table>> = {
  v1: tableOf(v1Relays, v1Handlers),
  classic: tableOf(classicRelays, classicHandlers),
}

function tableOf(relays: object, handlers: object): Table {
  return { relays: new Map(Object.entries(relays)), handlers: new Map(Object.entries(handlers)) }
}

/** Hands a frame without a fault to whoever passes it on or acts on it. */
export function dispatch(context: Context, link: Link, frame: Received): void {
  const { type } = frame
  const { relays, handlers } = tables[link.dialect.name]
  const sender = { link, user: link.user }
  attempt(context, link, type, () => {
    const passOn = relays.get(type)
    if (passOn !== undefined) passOn(context, sender, frame)
    else handlers.get(type)?.(context, sender, frame.message)
  })
}
