import { describe, expect, it } from 'vitest'
import { settle } from './testing/fake-clock.ts'
import { makeClient, startConnected } from './testing/harness.ts'

describe('MatchClient, while the partner is away', () => {
  it('[H5] says until when the session is kept for them, and that they are back', async () => {
    const harness = makeClient()
    const { client, heard } = harness
    const lena = await startConnected(harness, 'S1')
    const { session } = client
    lena.goesAway(30_000)
    expect([heard.of('peeraway'), session?.peerAway, client.state]).toEqual([
      [{ session, until: 30_000 }],
      30_000,
      'connected',
    ])
    lena.comesBack()
    expect([heard.of('peerback'), session?.peerAway]).toEqual([[{ session }], null])
    lena.goesAway(60_000)
    lena.leaves('disconnected')
    expect([session?.peerAway, heard.of('peerleft').length]).toEqual([null, 1])
  })

  it.each(['Offer', 'Answer', 'IceCandidate'])(
    '[R4] an %s that the server cannot keep for them is no error: what is not answered is offered again once they are back',
    async (ref) => {
      const harness = makeClient()
      const { server, heard } = harness
      const lena = await startConnected(harness, 'S1')
      lena.goesAway(30_000)
      server.socket.say({ type: 'Error', code: 'peer_away', message: '', ref })
      expect([server.of('Offer').length, heard.errors]).toEqual([1, []])
      lena.comesBack()
      const [offer, again] = server.of('Offer')
      expect([again, server.of('Offer').length]).toEqual([offer, 2])
      server.socket.say({ type: 'Answer', session_id: 'S1', sdp: 'theirs' })
      await settle()
      lena.comesBack()
      expect(server.of('Offer')).toHaveLength(2)
    },
  )

  it('[F8] passes over a partner of another session', async () => {
    const harness = makeClient()
    await startConnected(harness, 'S1')
    harness.server.socket.say({ type: 'PeerAway', session_id: 'S0', until: 1 })
    harness.server.socket.say({ type: 'PeerBack', session_id: 'S0', resumed: 'session' })
    expect([harness.heard.of('peeraway'), harness.heard.of('peerback')]).toEqual([[], []])
  })

  it('[H5] sends again what has no receipt to a partner who lost frames, also to one who was not said to be away', async () => {
    const harness = makeClient()
    const { client, server, heard } = harness
    const lena = await startConnected(harness, 'S1', { media: 'text' })
    client.session?.sendMessage('once')
    lena.comesBack('session')
    const [first, again] = server.of('Chat')
    expect([again, server.of('Chat').length, heard.of('peerback')]).toEqual([first, 2, []])
  })

  it('[R4] what their devices show is told again once they are back, if the server could not keep it', async () => {
    const harness = makeClient()
    const { client, server, heard } = harness
    const lena = await startConnected(harness, 'S1')
    lena.goesAway(30_000)
    client.media.setCamera(false)
    for (const ref of ['PeerState', 'Typing']) server.socket.say({ type: 'Error', code: 'peer_away', message: '', ref })
    const before = server.of('PeerState').length
    lena.comesBack()
    expect(heard.errors).toEqual([])
    expect(server.of('PeerState').slice(before)).toMatchObject([{ video: false }])
  })

  it('[R4] a message that the server cannot keep for them waits here until they are back', async () => {
    const harness = makeClient()
    const { client, server, heard } = harness
    const lena = await startConnected(harness, 'S1', { media: 'text' })
    const sent = client.session?.sendMessage('are you there?')
    server.socket.say({ type: 'Error', code: 'peer_away', message: '', ref: 'Chat', ref_id: sent?.id ?? '' })
    expect([client.session?.messages, heard.errors]).toEqual([[sent], []])
    lena.comesBack('exact')
    const [first, again] = server.of('Chat')
    expect([again, server.of('Chat').length]).toEqual([first, 2])
  })
})
