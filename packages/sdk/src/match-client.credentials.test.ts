import { describe, expect, it, vi } from 'vitest'
import { settle } from './testing/fake-clock.ts'
import { pairedFrame, waitingFrame } from './testing/frames.ts'
import { makeClient, startConnected, startWaiting, type Harness } from './testing/harness.ts'

const TTL_MS = 600_000
const MINUTE_MS = 60_000

/** A server with TURN: it has no timer, but gives new credentials with a client's next step once half of the last ones' time is over. */
class Desk {
  endsAt = 0
  readonly #harness: Harness

  constructor(harness: Harness) {
    this.#harness = harness
  }

  /** The client took a step, or is about to hear of a partner. */
  renew(): void {
    const { clock, server } = this.#harness
    if (this.endsAt - clock.now() > TTL_MS / 2) return
    this.endsAt = clock.now() + TTL_MS
    const turn = { urls: ['turn:turn.example.com'], username: this.username, credential: 'signed' }
    server.socket.say({ type: 'IceServers', ice_servers: [turn], ice_expires_at: this.endsAt })
  }

  get username(): string {
    return `${String(this.endsAt)}:ada`
  }
}

const usernameOf = ({ rtc }: Harness) => rtc.connection.configuration.iceServers?.[0]?.username

describe('TURN credentials', () => {
  it('[H11] in a long wait are renewed in time, by the offers that are prepared, and the call has the newest', async () => {
    const harness = makeClient({ warmStart: true })
    const { clock, server, rtc } = harness
    const desk = new Desk(harness)
    await startWaiting(harness)
    desk.renew()
    await vi.dynamicImportSettled()
    for (let minute = 0; minute < 30; minute++) {
      rtc.connection.gather(null)
      await settle()
      const { offer_id: prepared } = server.heard('Prepare')
      desk.renew()
      server.socket.say(waitingFrame({ prepared }))
      clock.advance(MINUTE_MS)
      await settle()
      expect(desk.endsAt).toBeGreaterThan(clock.now())
      expect(usernameOf(harness)).toBe(desk.username)
    }
    server.socket.say(pairedFrame('S1', { offerer: true }))
    await settle()
    expect([rtc.open.length, usernameOf(harness)]).toEqual([1, desk.username])
  })

  it('[H11] of one who waits with nothing prepared come with the partner, before the call is made', async () => {
    const harness = makeClient()
    const { clock, server } = harness
    const desk = new Desk(harness)
    await startWaiting(harness)
    desk.renew()
    clock.advance(2 * TTL_MS)
    desk.renew()
    server.socket.say(pairedFrame('S1', { offerer: true }))
    await settle()
    expect(usernameOf(harness)).toBe(desk.username)
  })

  it('[H11] in a long call are asked for when the call is in trouble, before another way is tried', async () => {
    const harness = makeClient()
    const { clock, server, rtc } = harness
    const desk = new Desk(harness)
    await startWaiting(harness)
    desk.renew()
    await startConnected(harness, 'S1')
    server.socket.say({ type: 'Answer', session_id: 'S1', sdp: 'theirs' })
    await settle()
    const first = usernameOf(harness)
    clock.advance(6 * TTL_MS)
    const pings = server.of('Ping').length
    rtc.connection.become('disconnected')
    expect(server.of('Ping').length).toBe(pings + 1)
    desk.renew()
    clock.advance(3_000)
    await settle()
    expect([rtc.connection.restarts, usernameOf(harness)]).toEqual([1, desk.username])
    expect(usernameOf(harness)).not.toBe(first)
  })
})
