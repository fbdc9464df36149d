import { describe, expect, it } from 'vitest'
import type { FileTransfer } from './events.ts'
import { MatchClient } from './match-client.ts'
import type { MatchSession } from './match-session.ts'
import { makeClient, makeFakes, startConnected, startPaired, startWaiting } from './testing/harness.ts'
import { pairedFrame, welcomeFrame } from './testing/frames.ts'

const file = new File(['12345'], 'five.txt', { type: 'text/plain' })
const offer = { type: 'FileOffer', session_id: 'S1', id: 'x', file: 7, name: 'x.txt', size: 10, mime: 'text/plain' }

async function connected() {
  const harness = makeClient()
  const partner = await startConnected(harness, 'S1')
  const { connection } = harness.rtc
  connection.openChannels()
  const { client, heard } = harness
  return { ...harness, partner, connection, session: client.session as MatchSession, files: () => heard.of('file') }
}
type Scene = Awaited<ReturnType<typeof connected>>

/** What comes in is taken once its code is here. */
async function offered({ connection, files }: Scene): Promise<FileTransfer> {
  connection.channel.say(offer)
  await expect.poll(() => files().length).toBeGreaterThan(0)
  return files()[0]?.transfer as FileTransfer
}

describe('session.sendFile', () => {
  it('[R3] goes by two negotiated channels, ordered and reliable', async () => {
    const { connection } = await connected()
    const init = { negotiated: true, ordered: true }
    expect(connection.channels.map(({ label, init }) => ({ label, ...init }))).toEqual([
      { label: 'mismatch', id: 0, ...init },
      { label: 'mismatch-file', id: 1, ...init },
    ])
  })

  it('[R3] offers the file to the partner, and the event names the session', async () => {
    const { session, connection, files, server } = await connected()
    const transfer = await session.sendFile(file)
    expect(files()).toEqual([{ session, transfer }])
    expect(JSON.parse(connection.channel.sent.at(-1) ?? '')).toMatchObject({
      type: 'FileOffer',
      session_id: 'S1',
      id: transfer.id,
      name: 'five.txt',
      size: 5,
      mime: 'text/plain',
      sha256: '5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5',
    })
    // Never by the server.
    expect(server.socket.received.some(({ type }) => type.startsWith('File'))).toBe(false)
  })

  it('[R3] what is said about files waits out an interruption on the channel', async () => {
    const scene = await connected()
    const transfer = await offered(scene)
    scene.connection.become('disconnected')
    transfer.accept()
    expect(scene.connection.channel.sent.at(-1)).toContain('FileAccept')
    expect(transfer.state).toBe('accepted')
  })

  it('[R3] is refused in words: not connected yet, in text sessions, with a classic partner, by the server, after the end', async () => {
    const refusal = (harness: Pick<Scene, 'client'>) =>
      harness.client.session?.sendFile(file).catch((error: unknown) => error)

    const early = makeClient()
    await startPaired(early, 'S1')
    expect(await refusal(early)).toMatchObject({ code: 'not_connected', retryable: true })

    const text = makeClient()
    await startConnected(text, 'S1', { media: 'text' })
    expect(await refusal(text)).toMatchObject({ code: 'files_unavailable', retryable: false })

    const classic = makeClient()
    await startWaiting(classic)
    const paired = pairedFrame('S1')
    classic.server.socket.say({ ...paired, peer: { ...paired.peer, dialect: 'classic' } })
    expect(await refusal(classic)).toMatchObject({ code: 'files_unavailable' })

    const strict = makeClient()
    void strict.client.start()
    await expect.poll(() => strict.server.sockets.length).toBe(1)
    strict.server.socket.welcome({ features: { ...welcomeFrame().features, files: false } })
    await startConnected(strict, 'S1')
    strict.rtc.connection.openChannels()
    expect(await refusal(strict)).toMatchObject({ code: 'files_unavailable' })

    const { session, client } = await connected()
    client.next()
    await expect(session.sendFile(file)).rejects.toMatchObject({ code: 'session_over' })
  })

  it('[R3] an app that does not listen takes no files: the partner hears no, and nothing waits for ever', async () => {
    const fakes = makeFakes()
    const client = new MatchClient(fakes.options)
    await startConnected({ client, ...fakes }, 'S1')
    const { connection } = fakes.rtc
    connection.openChannels()
    connection.channel.say(offer)
    await expect.poll(() => connection.channel.sent.at(-1)).toContain('FileDecline')
    client.destroy()
  })

  it('[R3] the end of the session ends it, before it is told, and leaves no listener', async () => {
    const scene = await connected()
    const { client, heard, connection } = scene
    const transfer = await offered(scene)
    client.next()
    expect(transfer).toMatchObject({ state: 'failed', reason: 'session_over' })
    const last = heard.all.map(({ type }) => type).filter((type) => type === 'file' || type === 'peerleft')
    expect(last).toEqual(['file', 'file', 'peerleft'])
    expect(connection.listeners).toBe(0)
  })

  it('[R3] twenty offers are shown at once and then one every two seconds', async () => {
    const scene = await connected()
    const { connection, files, clock } = scene
    await offered(scene)
    const shown = () => new Set(files().map(({ transfer }) => transfer.id)).size
    const flood = (name: string) => {
      for (let at = 0; at < 30; at++) {
        const id = `${name}${String(at)}`
        connection.channel.say({ ...offer, id, file: 100 })
        connection.channel.say({ type: 'FileCancel', session_id: 'S1', id })
      }
    }
    flood('a')
    await expect.poll(shown).toBe(20)
    clock.advance(4_000)
    flood('b')
    await expect.poll(shown).toBe(22)
  })
})
