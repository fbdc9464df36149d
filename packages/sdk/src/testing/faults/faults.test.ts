import { encode } from '@mismatch/protocol'
import { describe, expect, it, vi } from 'vitest'
import { MatchClient } from '../../match-client.ts'
import type { Socket } from '../../options.ts'
import { listen, makeFakes, startConnected, startWaiting } from '../harness.ts'
import { waitingFrame } from '../frames.ts'
import { settle } from '../fake-clock.ts'
import { makeFaults } from './faults.ts'

/** A client among fakes that fail when they are told to. */
function makeFaulty() {
  const fakes = makeFakes()
  const faults = makeFaults(fakes.options)
  const client = new MatchClient({ ...fakes.options, ...faults.options })
  return { ...fakes, faults, client, heard: listen(client) }
}

/** The fakes alone, with what a client would get of them. */
function around() {
  const fakes = makeFakes()
  const faults = makeFaults(fakes.options)
  const { WebSocket, RTCPeerConnection, mediaDevices } = faults.options
  if (!WebSocket || !RTCPeerConnection || !mediaDevices) throw new Error('the fakes lack something')
  const open = (): Socket => {
    const socket = new WebSocket('wss://match.example.com', 'mismatch.v1')
    fakes.server.socket.open()
    return socket
  }
  return { ...fakes, faults, open, RTCPeerConnection, mediaDevices }
}

describe('makeFaults', () => {
  it('names what there is to a name that is no fault', () => {
    expect(() => makeFaults(makeFakes().options).simulate('flood' as never)).toThrow(
      /"flood"; there are signaling-drop,/,
    )
  })

  it('[H5] signaling-drop: the client hears of a broken connection, the server of nothing, and a new one opens', async () => {
    const { faults, open, server } = around()
    const closes: unknown[] = []
    open().onclose = (event) => closes.push(event)
    faults.simulate('signaling-drop')
    expect(closes).toMatchObject([{ code: 1006 }])
    expect(server.socket.closedWith).toEqual({ code: undefined })
    open()
    expect(server.sockets).toHaveLength(2)
  })

  it('[H10] signaling-blackhole: nothing arrives in either direction until it ends, then all of it in order', () => {
    const { faults, open, server } = around()
    const socket = open()
    const heard: unknown[] = []
    socket.onmessage = ({ data }: { data: unknown }) => heard.push(data)
    const end = faults.simulate('signaling-blackhole')
    socket.send(encode({ type: 'Leave' }))
    socket.send(encode({ type: 'Ping', received: 0 }))
    server.socket.say(waitingFrame())
    expect([server.socket.received, heard]).toEqual([[], []])
    end()
    expect(server.socket.received.map(({ type }) => type)).toEqual(['Leave', 'Ping'])
    expect(heard).toEqual([encode(waitingFrame())])
  })

  it('[E3] server-restart: the client is told to come back, and comes back', async () => {
    const { faults, clock, heard, server, ...scene } = makeFaulty()
    await startWaiting({ server, ...scene })
    const before = server.sockets.length
    faults.simulate('server-restart')
    expect(heard.of('signaling').at(-1)).toMatchObject({ to: 'connecting', reason: 'draining' })
    clock.advance(0)
    expect(server.sockets.length).toBe(before + 1)
  })

  it.each(['disconnected', 'failed'] as const)('[Q11] ICE is %s until the two have negotiated again', async (state) => {
    const { faults, RTCPeerConnection } = around()
    const connection = new RTCPeerConnection()
    const states: string[] = []
    connection.onconnectionstatechange = () => states.push(connection.connectionState)
    faults.simulate(state === 'failed' ? 'ice-failed' : 'ice-disconnect')
    await connection.setRemoteDescription({ type: 'offer', sdp: 'again' })
    expect(states).toEqual([state, 'new'])
  })

  it('[H11] turn-expired and turn-unreachable spoil what a connection is made with, and leave STUN alone', () => {
    const { faults, RTCPeerConnection, rtc } = around()
    const iceServers = [
      { urls: 'stun:stun.example.com' },
      { urls: ['turn:turn.example.com:3478?transport=tcp'], username: 'u', credential: 'c' },
    ]
    const made = () => {
      new RTCPeerConnection({ iceServers })
      return rtc.connection.configuration.iceServers
    }
    const end = faults.simulate('turn-expired')
    expect(made()).toMatchObject([iceServers[0], { urls: iceServers[1]?.urls, username: '1:expired' }])
    end()
    faults.simulate('turn-unreachable')
    expect(made()).toMatchObject([iceServers[0], { urls: ['turn:192.0.2.1:3478?transport=tcp'], username: 'u' }])
  })

  it('[H5] peer-crash: nothing goes out any more, not even that it is over', async () => {
    const { faults, client, server, rtc } = makeFaulty()
    await startConnected({ client, server, rtc }, 'S1')
    const { connection } = rtc
    connection.channel.open()
    const sent = connection.channel.sent.length
    const frames = server.sockets.flatMap(({ received }) => received).length
    faults.simulate('peer-crash')
    client.session?.setTyping(true)
    await client.stop()
    await settle()
    expect(connection.sends).toEqual({ audio: null, video: null })
    expect({ isClosed: connection.isClosed, sent: connection.channel.sent.length }).toEqual({ isClosed: false, sent })
    expect(server.sockets.flatMap(({ received }) => received)).toHaveLength(frames)
  })

  it('[R3] slow-datachannel: a channel takes its time, and says when it has room again', () => {
    const { faults, RTCPeerConnection, rtc, clock } = around()
    const channel = new RTCPeerConnection().createDataChannel('mismatch-file')
    const fake = rtc.connection.channel
    Object.assign(fake, { bufferedAmount: 0, bufferedAmountLowThreshold: 16_000 })
    fake.open()
    const low = vi.fn()
    channel.onbufferedamountlow = low
    const end = faults.simulate('slow-datachannel')
    for (let at = 0; at < 4; at++) channel.send('x'.repeat(16_000))
    expect(channel.bufferedAmount).toBe(64_000)
    clock.advance(1_000)
    expect(fake.sent.length).toBeGreaterThan(1)
    expect(fake.sent.length).toBeLessThanOrEqual(4)
    end()
    expect([fake.sent.length, channel.bufferedAmount, low.mock.calls.length, clock.pending]).toEqual([4, 0, 1, 0])
  })

  it('camera-unplugged: it ends, is not found, and is there again when it is plugged in', async () => {
    const { faults, mediaDevices, devices } = around()
    const stream = await mediaDevices.getUserMedia({ audio: true, video: true })
    const track = stream.getTracks().find(({ kind }) => kind === 'video')
    const ended = vi.fn()
    if (track) track.onended = ended
    const end = faults.simulate('camera-unplugged')
    expect([ended.mock.calls.length, devices.live.map(({ kind }) => kind)]).toEqual([1, ['audio']])
    await expect(mediaDevices.getUserMedia({ video: true })).rejects.toMatchObject({ name: 'NotFoundError' })
    expect((await mediaDevices.enumerateDevices?.())?.map(({ kind }) => kind)).toEqual(['audioinput'])
    end()
    await expect(mediaDevices.getUserMedia({ video: true })).resolves.toBeDefined()
  })
})
