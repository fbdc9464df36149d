import { MatchError, type MatchErrorCode } from '@mismatch/sdk'
import type { MismatchChat } from '../src/index.ts'
import type { FakeInquiry } from '../test/fake-client.ts'
import { figures } from '../test/figures.ts'
import { fakeStream } from '../test/fake-stream.ts'
import { chatScenes } from './chat-scenes.ts'
import { matchScenes } from './match-scenes.ts'
import { portrait } from './portrait.ts'
import { call, me, openChat, set, type Scene, type Scenes } from './stagings.ts'
import { toolScenes } from './tool-scenes.ts'

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

/** A call, and its figures. */
async function openFigures(scene: Scene): Promise<void> {
  const session = call(scene)
  scene.client.figures = figures
  scene.client.grade(session, 2)
  await scene.element.updateComplete
  const sign = () =>
    scene.element.shadowRoot
      ?.querySelector('mismatch-status')
      ?.shadowRoot?.querySelector('mismatch-signs')
      ?.shadowRoot?.querySelector<HTMLElement>('.quality')
  while (sign() == null) await new Promise((resolve) => requestAnimationFrame(resolve))
  sign()?.click()
  const shown = () => scene.element.shadowRoot?.querySelector('mismatch-connection')?.shadowRoot?.querySelector('table')
  while (shown() == null) await new Promise((resolve) => requestAnimationFrame(resolve))
}

/** Behind the third failed connection. */
async function askWhy(scene: Scene): Promise<FakeInquiry> {
  await failThrice(scene)
  const way = () =>
    [...scene.element.shadowRoot!.querySelector('mismatch-notice')!.shadowRoot!.querySelectorAll('button')][1]
  while (way() === undefined) await new Promise((resolve) => requestAnimationFrame(resolve))
  way()?.click()
  await until(scene.element, 'mismatch-diagnosis')
  return scene.client.inquiry!
}

function findSome(inquiry: FakeInquiry): void {
  inquiry.found({ name: 'camera', ok: null, code: 'not_asked' })
  inquiry.found({ name: 'microphone', ok: true })
  inquiry.found({ name: 'signaling', ok: true })
  inquiry.found({ name: 'turn_tcp', ok: null, code: 'not_configured' })
  inquiry.found({ name: 'turn_tls', ok: null, code: 'not_configured' })
}

function findAll(inquiry: FakeInquiry): void {
  findSome(inquiry)
  inquiry.found({ name: 'data_channel', ok: true })
  inquiry.found({ name: 'stun', ok: false, code: 'stun_unreachable' })
  inquiry.found({ name: 'turn_udp', ok: false, code: 'relay_unreachable', url: 'turn:turn.example.com:3478' })
  inquiry.end()
}

async function fail({ element, client }: Scene, code: MatchErrorCode): Promise<void> {
  client.failure = new MatchError(code, 'url: Expected ws://, wss://, http:// or https://', true)
  client.goTo('connecting', 'started')
  client.goTo('idle', 'start_failed')
  await element.start().catch(() => undefined)
}

/** Waits until what a press brings is there. */
async function until(element: MismatchChat, part: string): Promise<void> {
  const isOpen = () => element.shadowRoot?.querySelector(part)?.shadowRoot?.querySelector('dialog')?.open === true
  while (!isOpen()) await new Promise((resolve) => requestAnimationFrame(resolve))
}

async function introduce({ element }: Scene, name = '', age = ''): Promise<HTMLElement> {
  element.noStore = true
  element.ask = 'name age'
  void element.start().catch(() => undefined)
  await until(element, 'mismatch-profile-form')
  const form = element.shadowRoot!.querySelector('mismatch-profile-form')!.shadowRoot!
  form.querySelector<HTMLInputElement>('#name')!.value = name
  form.querySelector<HTMLInputElement>('#age')!.value = age
  return form.querySelector<HTMLElement>('[type=submit]')!
}

async function askConsent({ element }: Scene, rules: string[]): Promise<void> {
  element.noStore = true
  element.consent = true
  const list = document.createElement('ul')
  list.slot = 'rules'
  list.dir = 'auto'
  list.append(...rules.map((rule) => Object.assign(document.createElement('li'), { textContent: rule })))
  if (rules.length > 0) element.append(list)
  await new Promise((resolve) => setTimeout(resolve))
  void element.start().catch(() => undefined)
  await until(element, 'mismatch-consent')
}

const houseRules = [
  'Be kind. Whoever you meet has a day of their own behind them.',
  'Keep your clothes on, and ask before you show somebody else.',
  'No advertising, no asking for money.',
  'Whoever breaks a rule is reported, and cannot come back for a week.',
]

async function failThrice({ element, client }: Scene): Promise<void> {
  client.openCamera(me())
  client.goOnline()
  for (let time = 0; time < 3; time++) client.leave(client.pair(), 'failed')
  client.goTo('ended', 'stopped')
  client.openCamera(null)
  await element.updateComplete
}

/** Every state that the element can show, by name. */
export const scenes: Scenes = {
  ...toolScenes,
  ...chatScenes,
  ...matchScenes,
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
  call: (scene) => call(scene),
  'call-chat': async (scene) => {
    chatter(scene)
    await openChat(scene)
  },
  'call-refused': async (scene) => {
    const session = chatter(scene)
    scene.client.refuse(session, session.sendMessage('win at my casino'), 'refused')
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
  'call-good': (scene) => scene.client.grade(call(scene), 4),
  'call-poor': (scene) => {
    const session = call(scene)
    scene.client.emit('peerstate', { session, audio: false, video: true, screen: false })
    scene.client.grade(session, 1)
  },
  'call-figures': openFigures,
  'call-weak': (scene) => scene.client.grade(call(scene), 0, { carries: 'audio' }),
  'call-away': (scene) => {
    const session = call(scene)
    scene.client.grade(session, 4)
    scene.client.emit('peeraway', { session, until: 0 })
  },
  'call-interrupted': async (scene) => {
    let frames = 0
    const draw = portrait(20)
    // A few, and then no more.
    const session = call(
      scene,
      fakeStream((context) => frames++ < 4 && draw(context), [640, 360]),
    )
    await new Promise((resolve) => setTimeout(resolve, 800))
    scene.client.grade(session, 0, { reason: 'silence' })
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
  profile: (scene) => introduce(scene),
  'profile-wrong': async (scene) => (await introduce(scene, 'x'.repeat(50), '17')).click(),
  'idle-known': async (scene) => {
    ;(await introduce(scene, 'Lena', '24')).click()
    await new Promise((resolve) => setTimeout(resolve))
  },
  'preview-known': async (scene) => {
    ;(await introduce(scene, 'Maximiliane von und zu Hohenstaufen', '24')).click()
    await new Promise((resolve) => setTimeout(resolve))
    scene.client.openCamera(me())
  },
  consent: (scene) => askConsent(scene, houseRules),
  'consent-long': (scene) => askConsent(scene, [...houseRules, ...houseRules, ...houseRules, ...houseRules]),
  'consent-bare': (scene) => askConsent(scene, []),
  declined: async (scene) => {
    await askConsent(scene, [])
    scene.element
      .shadowRoot!.querySelector('mismatch-consent')!
      .shadowRoot!.querySelector<HTMLElement>('.quiet')!
      .click()
  },
  playback: (scene) => {
    const session = call(scene)
    scene.client.emit('playbackblocked', { session })
  },
  'door-connections': failThrice,
  'diagnosis-begun': askWhy,
  'diagnosis-running': async (scene) => findSome(await askWhy(scene)),
  'diagnosis-faults': async (scene) => findAll(await askWhy(scene)),
  'diagnosis-well': async (scene) => {
    const inquiry = await askWhy(scene)
    for (const name of ['camera', 'microphone', 'signaling', 'stun', 'turn_udp', 'data_channel'] as const)
      inquiry.found({ name, ok: true })
    inquiry.end()
  },
  'diagnosis-failed': async (scene) => (await askWhy(scene)).fail(new Error('offline')),
  'door-busy': (scene) => fail(scene, 'camera_busy'),
  'door-refused': (scene) => fail(scene, 'camera_refused'),
  'door-options': (scene) => fail(scene, 'invalid_options'),
  'door-unreachable': ({ client }) => {
    client.goTo('connecting', 'started')
    client.openCamera(me())
    client.emit('error', { error: new MatchError('unreachable', 'no answer', true) })
  },
}
