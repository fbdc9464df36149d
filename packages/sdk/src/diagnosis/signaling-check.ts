import { closeCode, encode, SUBPROTOCOL, type ClientMessageMap } from '@mismatch/protocol'
import type { Config } from '../resolve-options.ts'
import { required } from '../rtc.ts'
import type { readFrame } from '../signaling/frames.ts'
import type { Transport } from '../signaling/transport.ts'
import type { Attempt, Finding } from './attempt.ts'
import type { DiagnosisCode } from './diagnosis.ts'

export interface SignalingTools {
  readonly Transport: typeof Transport
  readonly readFrame: typeof readFrame
}

/** What the server says over HTTP that holds for its WebSocket too. */
const SAID: ReadonlySet<DiagnosisCode | null> = new Set(['unreachable', 'forbidden', 'rate_limited'])

/**
 * Connects up to the `Welcome`.
 * @param hello gives null: not beyond the open socket. The server would take a `Hello` for a second tab of the same person, and end what the first
 * has there (rule H8)
 * @param overHttp what is the matter with the server over HTTP
 */
export function lookAtSignaling(
  { url, socket }: Pick<Config, 'url' | 'socket'>,
  { Transport, readFrame }: SignalingTools,
  hello: () => ClientMessageMap['Hello'] | null,
  { settle, undo }: Attempt,
  overHttp: () => Promise<Finding>,
): void {
  let isOpen = false
  const transport = new Transport(required(socket(), 'WebSocket'), url, {
    onOpen: (protocol) => {
      isOpen = true
      const greeting = hello()
      if (protocol !== SUBPROTOCOL) settle('not_a_mismatch_server')
      else if (greeting === null) settle(null)
      else transport.send(encode(greeting))
    },
    onFrame: (text) => {
      const type = readFrame(text).message?.type
      // A server that is going down says so to everybody.
      settle(
        type === 'Welcome' ? null
        : type === 'Draining' ? 'restart'
        : 'not_a_mismatch_server',
      )
    },
    onClose: (code) => {
      if (isOpen) settle(closeCode(code).name)
      // Browsers tell nothing of an upgrade that was refused.
      else void overHttp().then(({ code: said }) => settle(SAID.has(said) ? said : 'no_websocket'))
    },
  })
  undo(() => transport.drop(1000))
}
