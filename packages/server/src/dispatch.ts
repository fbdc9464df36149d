import type { ClassicClientMessageMap, ClientMessageMap } from '@mismatch/protocol'
import type { IncomingMessage, Received } from './connection/dialect.ts'
import type { Link } from './connection/link.ts'
import { attempt } from './handlers/attempt.ts'
import { block } from './handlers/block.ts'
import { chat } from './handlers/chat.ts'
import { connected } from './handlers/connected.ts'
import { classicRelay } from './handlers/classic-relay.ts'
import type { Context, Handler } from './handlers/context.ts'
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

/** Which handler takes which frame: the one place to read where a message goes. Hello, which begins a connection, has its own way. */
const v1: { readonly [Type in Exclude<keyof ClientMessageMap, 'Hello'>]: Handler<ClientMessageMap[Type]> } = {
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
const classic: { readonly [Type in keyof ClassicClientMessageMap]: Handler<ClassicClientMessageMap[Type]> } = {
  Ready: classicSkip,
  Skip: classicSkip,
  Report: classicReport,
  Offer: classicRelay,
  Answer: classicRelay,
  IceCandidate: classicRelay,
}

/** Handlers by type. What a dialect decodes is in its table, which the types above hold. */
const handlers = { v1, classic } as Readonly<
  Record<'v1' | 'classic', Readonly<Record<string, Handler<IncomingMessage> | undefined>>>
>

/** Hands a decoded frame to its handler. */
export function dispatch(context: Context, link: Link, message: IncomingMessage, frame: Received): void {
  attempt(context, link, message.type, () => {
    handlers[link.dialect.name][message.type]?.(context, { link, user: link.user }, message, frame)
  })
}
