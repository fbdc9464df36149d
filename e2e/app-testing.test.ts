import type { MatchClient, MatchError } from '@mismatch/sdk'
import { makeClient, startConnected, startPaired, startWaiting, waitingFrame } from '@mismatch/sdk/testing'
import { expect, it } from 'vitest'

/** The app under test: one line that says how things are, and what was said. */
class Lobby {
  line = ''
  readonly talk: string[] = []
  readonly #client: MatchClient

  constructor(client: MatchClient) {
    this.#client = client
    client.on('waiting', ({ online }) => (this.line = `${online} people are here`))
    client.on('paired', ({ session }) => (this.line = `You meet ${session.peer.profile.name ?? 'somebody'}`))
    client.on('message', ({ message }) => this.talk.push(`${message.from}: ${message.text}`))
    client.on('peerleft', () => (this.line = 'They left'))
    client.on('signaling', ({ to }) => (this.line = to === 'connecting' ? 'Connecting…' : this.line))
  }

  async find(): Promise<void> {
    try {
      await this.#client.start({ media: 'video' })
    } catch (error) {
      const refused = (error as MatchError).code === 'camera_refused'
      this.line = refused ? 'Please allow the camera' : 'That did not work'
    }
  }
}

/** A lobby around a client whose camera, server and partner are fakes. */
function makeLobby() {
  const fakes = makeClient()
  const lobby = new Lobby(fakes.client)
  return { ...fakes, lobby }
}

it('says whom one has met', async () => {
  const { lobby, ...fakes } = makeLobby()
  void lobby.find()
  await startPaired(fakes, 'S1', { profile: { name: 'Ada' } })
  expect(lobby.line).toBe('You meet Ada')
})

it('shows what both write', async () => {
  const { lobby, client, ...fakes } = makeLobby()
  const ada = await startConnected({ client, ...fakes }, 'S1')
  ada.says('hello')
  client.session?.sendMessage('hi Ada')
  expect(lobby.talk).toEqual(['peer: hello', 'me: hi Ada'])
  expect(fakes.server.heard('Chat').text).toBe('hi Ada')
})

it('says that the partner left, and looks on', async () => {
  const { lobby, ...fakes } = makeLobby()
  const ada = await startConnected(fakes, 'S1')
  ada.leaves()
  expect(lobby.line).toBe('They left')
  fakes.server.socket.say(waitingFrame({ online: 7 }))
  expect(lobby.line).toBe('7 people are here')
})

it('asks for the camera in words when it was refused', async () => {
  const { lobby, devices, client } = makeLobby()
  devices.allowed = false
  await lobby.find()
  expect([lobby.line, client.state]).toEqual(['Please allow the camera', 'idle'])
})

it('comes back when the server restarts, and has its place again', async () => {
  const { lobby, clock, server, ...fakes } = makeLobby()
  await startWaiting({ server, ...fakes })
  server.restart(2_000)
  expect(lobby.line).toBe('Connecting…')
  clock.advance(2_000)
  server.socket.welcome()
  expect(server.heard('Ready')).toMatchObject({ media: 'video' })
  server.socket.say(waitingFrame())
  expect(lobby.line).toBe('2 people are here')
})

it('keeps what is written while the connection is broken', async () => {
  const { lobby, client, clock, server, ...fakes } = makeLobby()
  server.resumes = 'exact'
  const ada = await startPaired({ client, server, ...fakes }, 'S1', { media: 'text' })
  server.cut()
  client.session?.sendMessage('still there?')
  ada.says('yes')
  clock.advance(500)
  server.socket.welcome()
  expect(server.heard('Chat').text).toBe('still there?')
  expect(lobby.talk).toEqual(['me: still there?', 'peer: yes'])
})
