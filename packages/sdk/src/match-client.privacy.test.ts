import { describe, expect, it, vi } from 'vitest'
import type { Preferences } from './options.ts'
import { settle } from './testing/fake-clock.ts'
import { pairedFrame, waitingFrame, type PairedAs } from './testing/frames.ts'
import { makeClient, startWaiting } from './testing/harness.ts'

type Privacy = NonNullable<Preferences['privacy']>

const host = 'candidate:1 1 udp 1 192.0.2.1 5 typ host'
const relay = 'candidate:2 1 udp 1 203.0.113.1 5 typ relay raddr 0.0.0.0 rport 0'

/** In a session of this privacy, whatever the own wish was. */
async function meet(privacy: Privacy, as: PairedAs = {}) {
  const harness = makeClient()
  await startWaiting(harness)
  harness.server.socket.say({ ...pairedFrame('S1', as), privacy })
  await settle()
  const { server, rtc, client } = harness
  const candidates = () => server.of('IceCandidate').map(({ candidate }) => candidate)
  return { ...harness, connection: rtc.connection, session: client.session, candidates }
}

describe('MatchClient, where addresses are hidden', () => {
  it('[V1] asks with the privacy that is wished for', async () => {
    const harness = makeClient({ preferences: { privacy: 'relay' } })
    await startWaiting(harness)
    expect(harness.server.heard('Ready').privacy).toBe('relay')
    await expect(harness.client.start({ privacy: 'none' as never })).rejects.toMatchObject({ code: 'invalid_options' })
  })

  it.each<Privacy>(['relay_first', 'relay'])(
    '[V1] connects by relays alone in a session that is %s, and shows no other candidate',
    async (privacy) => {
      const { connection, session, candidates } = await meet(privacy)
      expect([connection.configuration.iceTransportPolicy, session?.privacy]).toEqual(['relay', privacy])
      connection.gather(host)
      connection.gather(relay)
      expect(candidates()).toEqual([relay])
    },
  )

  it('[V1] a direct session shows what it has', async () => {
    const { connection, session, candidates } = await meet('direct')
    expect([connection.configuration.iceTransportPolicy, session?.privacy]).toEqual(['all', 'direct'])
    connection.gather(host)
    expect(candidates()).toEqual([host])
  })

  it.each([true, false])(
    '[V2] once both agree it gathers all and the offerer restarts (offerer %s)',
    async (offerer) => {
      const { connection, session, server, heard, candidates } = await meet('relay_first', { offerer })
      connection.become('connected')
      session?.goDirect()
      expect(server.of('GoDirect')).toEqual([{ type: 'GoDirect', session_id: 'S1' }])
      expect([connection.configuration.iceTransportPolicy, heard.of('direct')]).toEqual(['relay', []])
      server.socket.say({ type: 'Direct', session_id: 'S1' })
      expect([connection.configuration.iceTransportPolicy, session?.privacy]).toEqual(['all', 'direct'])
      expect([heard.of('direct'), connection.restarts]).toEqual([[{ session }], offerer ? 1 : 0])
      connection.gather(host)
      expect(candidates()).toEqual([host])
    },
  )

  it('[V2] a session that is never to be direct stays hidden, whoever asks', async () => {
    const { connection, session, server, heard } = await meet('relay')
    session?.goDirect()
    server.socket.say({ type: 'Direct', session_id: 'S1' })
    server.socket.say({ type: 'Direct', session_id: 'S0' })
    expect(server.of('GoDirect')).toEqual([])
    expect([connection.configuration.iceTransportPolicy, session?.privacy, heard.of('direct')]).toEqual([
      'relay',
      'relay',
      [],
    ])
  })

  it('[V1] [Q4] the connection made ready is for the privacy that is wished for, and is not used for a stricter one', async () => {
    const hidden = makeClient({ warmStart: true, preferences: { privacy: 'relay_first' } })
    await startWaiting(hidden)
    await vi.dynamicImportSettled()
    expect(hidden.rtc.connection.configuration.iceTransportPolicy).toBe('relay')
    const open = makeClient({ warmStart: true })
    await startWaiting(open)
    await vi.dynamicImportSettled()
    await settle()
    const spare = open.rtc.connection
    open.server.socket.say({ ...pairedFrame('S1'), privacy: 'relay' })
    await settle()
    expect([spare.isClosed, open.rtc.connection.configuration.iceTransportPolicy]).toEqual([true, 'relay'])
    open.client.destroy()
    expect(open.rtc.open).toEqual([])
  })

  it.each(['Error', 'Idle'] as const)('[V1] says that there is no relay: %s', async (how) => {
    const { server, client, heard } = await (async () => {
      const harness = makeClient()
      const started = harness.client.start({ privacy: 'relay' })
      await settle()
      harness.server.socket.welcome()
      await started
      return harness
    })()
    if (how === 'Error') server.socket.say({ type: 'Error', code: 'no_relay', message: '', ref: 'Ready' })
    else {
      server.socket.say(waitingFrame())
      server.socket.say({ type: 'Idle', reason: 'no_relay' })
    }
    expect([client.state, heard.errors]).toEqual(['ended', ['no_relay']])
  })
})
