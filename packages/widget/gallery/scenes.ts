import { MatchError, type MatchErrorCode, type Media } from '@mismatch/sdk'
import type { MismatchChat } from '../src/index.ts'
import type { FakeClient } from '../test/fake-client.ts'
import { fakeStream } from '../test/fake-stream.ts'
import { portrait } from './portrait.ts'

/** The element in the page, and the client behind it. */
export interface Scene {
  readonly element: MismatchChat
  readonly client: FakeClient
}

const me = () => fakeStream(portrait(220), [320, 240])
const them = () => fakeStream(portrait(20), [640, 360])

function call({ client }: Scene, profile = { name: 'Lena', age: 24 }) {
  client.goTo('connecting', 'started')
  client.openCamera(me())
  client.goOnline()
  const session = client.pair(profile)
  client.connect(session, them())
  return session
}

function chatter(scene: Scene) {
  const session = call(scene)
  scene.client.receive(session, 'hi! where are you?')
  session.sendMessage('In a small tea house by the sea. It rains, so everybody is inside.')
  scene.client.receive(session, 'sounds good')
  scene.client.receive(session, 'here it is already night')
  session.sendMessage('Then tell me what the stars look like')
  scene.client.emit('typing', { session, active: true })
  return session
}

async function fail({ element, client }: Scene, code: MatchErrorCode): Promise<void> {
  client.failure = new MatchError(code, 'url: Expected ws://, wss://, http:// or https://', true)
  client.goTo('connecting', 'started')
  client.goTo('idle', 'start_failed')
  await element.start().catch(() => undefined)
}

async function set(element: MismatchChat, media: Media): Promise<void> {
  element.media = media
  await element.updateComplete
}

async function openChat({ element }: Scene): Promise<void> {
  await element.updateComplete
  element.shadowRoot
    ?.querySelector('mismatch-controls')
    ?.shadowRoot?.querySelector<HTMLElement>('[aria-label^="Open chat"]')
    ?.click()
}

/** Every state that the element can show, by name. */
export const scenes: Readonly<Record<string, (scene: Scene) => unknown>> = {
  idle: () => undefined,
  'idle-audio': ({ element }) => (element.media = 'audio'),
  'idle-text': ({ element }) => (element.media = 'text'),
  preview: ({ client }) => client.openCamera(me()),
  asking: ({ client }) => client.goTo('connecting', 'started'),
  waiting: ({ client }) => {
    client.openCamera(me())
    client.goOnline()
    client.wait({ position: 3 })
  },
  'waiting-recent': ({ client }) => {
    client.openCamera(me())
    client.goOnline()
    client.wait({ reason: 'only_recent', online: 3 })
  },
  'waiting-text': async ({ element, client }) => {
    await set(element, 'text')
    client.goOnline()
    client.wait()
  },
  negotiating: ({ client }) => {
    client.openCamera(me())
    client.goOnline()
    client.pair()
  },
  call,
  'call-chat': async (scene) => {
    chatter(scene)
    await openChat(scene)
  },
  'call-unread': (scene) => {
    const session = chatter(scene)
    scene.client.media.setCamera(false)
    scene.client.media.setMicrophone(false)
    for (const text of ['oh', 'wait', 'a falling star!']) scene.client.receive(session, text)
    scene.client.emit('peerstate', { session: scene.client.session!, audio: false, video: true, screen: false })
  },
  'call-camera-off': (scene) => {
    const session = call(scene)
    scene.client.emit('peerstate', { session, audio: true, video: false, screen: false })
  },
  'call-audio': async (scene) => {
    await set(scene.element, 'audio')
    scene.client.openCamera(new MediaStream())
    scene.client.goOnline()
    scene.client.connect(scene.client.pair({ name: 'Noor' }, { media: 'audio' }))
  },
  'call-text': async (scene) => {
    await set(scene.element, 'text')
    scene.client.goOnline()
    const session = scene.client.pair({ name: 'Noor' }, { media: 'text' })
    scene.client.connect(session)
    scene.client.receive(session, 'hello there')
    session.sendMessage('Good evening. What are you reading?')
    scene.client.receive(session, 'שלום abc \u202Eevil\u202C, a book about the sea')
  },
  'left-text': async (scene) => {
    await set(scene.element, 'text')
    scene.client.goOnline()
    const session = scene.client.pair({ name: 'Noor' }, { media: 'text' })
    scene.client.connect(session)
    scene.client.receive(session, 'hello there')
    scene.client.refuse(session, session.sendMessage('Good evening. What are you reading?'))
    scene.client.leave(session)
    scene.client.wait({ online: 12 })
  },
  'call-lost': (scene) => {
    call(scene)
    scene.client.emit('signaling', { from: 'online', to: 'connecting', reason: 'lost', retryInMs: 500 })
  },
  left: async (scene) => {
    const session = call(scene)
    // Until a frame of the partner was drawn, so that there is a last one.
    await new Promise((resolve) => setTimeout(resolve, 600))
    scene.client.leave(session)
    scene.client.wait({ online: 12 })
  },
  reconnecting: ({ client }) => {
    client.openCamera(me())
    client.goOnline()
    client.wait()
    client.goTo('connecting', 'signaling_lost')
  },
  ended: ({ client }) => {
    client.wait()
    client.goTo('ended', 'stopped')
  },
  timeout: ({ client }) => {
    client.wait()
    client.goTo('ended', 'queue_timeout')
  },
  report: async (scene) => {
    call(scene)
    await scene.element.updateComplete
    scene.element.shadowRoot
      ?.querySelector('mismatch-controls')
      ?.shadowRoot?.querySelector<HTMLElement>('[aria-label^="Report"]')
      ?.click()
  },
  'door-busy': (scene) => fail(scene, 'camera_busy'),
  'door-refused': (scene) => fail(scene, 'camera_refused'),
  'door-options': (scene) => fail(scene, 'invalid_options'),
  'door-unreachable': ({ client }) => {
    client.goTo('connecting', 'started')
    client.openCamera(me())
    client.emit('error', { error: new MatchError('unreachable', 'no answer', true) })
  },
}
