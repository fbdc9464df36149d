import type { ServerMessage, ServerMessageMap } from '@mismatch/protocol'
import type { MatchError } from '../errors.ts'
import { Credentials } from '../signaling/credentials.ts'
import { Link, type LinkEvents, type LinkParts } from '../signaling/link.ts'
import { FakeClock } from './fake-clock.ts'
import { FakeServer } from './fake-server.ts'

type Status = Parameters<LinkEvents['onStatus']>[0]

/** A link among fakes, whose jitter is always half of its bound: 250, 500, 1000, ... up to 10,000 ms. */
export function makeLink(parts: Partial<LinkParts> = {}) {
  const clock = new FakeClock()
  const server = new FakeServer()
  const statuses: Status[] = []
  const frames: ServerMessage[] = []
  const welcomes: (ServerMessageMap['Welcome'] & { isSeamless: boolean })[] = []
  const errors: MatchError[] = []
  const refusals: MatchError[] = []
  let losses = 0
  const link = new Link(
    {
      url: 'wss://match.example.com/ws',
      socket: () => server.WebSocket,
      clock,
      random: () => 0.5,
      backoff: { minDelayMs: 500, maxDelayMs: 20_000 },
      hello: () => ({ type: 'Hello', device_id: 'd' }),
      credentials: new Credentials({ clock, token: undefined, askServer: async () => 'anonymous' }),
      reloadStorage: () => undefined,
      listen: () => () => {},
      ...parts,
    },
    {
      onStatus: (status) => statuses.push(status),
      onWelcome: (welcome, isSeamless) => welcomes.push({ ...welcome, isSeamless }),
      onFrame: (frame) => frames.push(frame),
      onLost: () => void losses++,
      onRefused: (error) => refusals.push(error),
      onFault: (error) => errors.push(error),
    },
  )
  const counts = {
    get losses() {
      return losses
    },
  }
  return { link, clock, server, statuses, frames, welcomes, errors, refusals, counts }
}
