import type { FakeConnection } from './fake-rtc.ts'

/** STUN and TURN servers, and the way from one connection of a page to another. */
export class FakeIce {
  /** Whether connections gather by themselves, as `client.diagnose()` wants it; else the test does it for them. */
  gathers = false
  /** What is wrong with a server, by its url: the code with which it refuses, or 701: it does not answer. */
  readonly faults = new Map<string, number>()
  /** Whether two connections of one page find each other. */
  connects = true
  readonly #open: () => readonly FakeConnection[]

  constructor(open: () => readonly FakeConnection[]) {
    this.#open = open
  }

  /** What comes after a local description. */
  gather(connection: FakeConnection): void {
    if (!this.gathers) return
    const { iceServers = [], iceTransportPolicy } = connection.configuration
    if (iceTransportPolicy !== 'relay') connection.gather('candidate:1 1 udp 1 192.0.2.7 9 typ host')
    for (const url of iceServers.flatMap(({ urls }) => urls)) {
      const fault = this.faults.get(url)
      const type = url.startsWith('turn') ? 'relay' : 'srflx'
      if (fault !== undefined) connection.refuse(url, fault)
      else connection.gather(`candidate:2 1 udp 1 203.0.113.7 9 typ ${type} raddr 0.0.0.0 rport 0`)
    }
    connection.gather(null)
  }

  /** What comes after an answer. */
  connect(connection: FakeConnection): void {
    const answer = connection.remoteDescription?.sdp
    const other = this.#open()
      .filter(({ localDescription }) => localDescription?.sdp === answer)
      .at(-1)
    if (!this.gathers || !this.connects || other === undefined) return
    for (const each of [connection, other]) each.openChannels()
  }
}
