import type { ChatMessage, MatchSession } from '@mismatch/sdk'
import { fakeStream } from '../test/fake-stream.ts'
import { portrait } from './portrait.ts'
import type { Scene } from './stagings.ts'

/** A text session, where the chat is the stage; or a call with the chat beside or over it. */
async function talk(scene: Scene, media: 'text' | 'video' = 'video'): Promise<MatchSession> {
  const { element, client } = scene
  element.media = media
  await element.updateComplete
  if (media === 'video') client.openCamera(fakeStream(portrait(220)))
  client.goOnline()
  const session = client.pair({ name: 'Lena' }, { media })
  client.connect(session, media === 'text' ? null : fakeStream(portrait(20), [640, 360]))
  await element.updateComplete
  element.shadowRoot
    ?.querySelector('mismatch-controls')
    ?.shadowRoot?.querySelector<HTMLElement>('[aria-label^="Open chat"]')
    ?.click()
  return session
}

function say(scene: Scene, session: MatchSession): { hello: ChatMessage; mine: ChatMessage } {
  const { client } = scene
  client.receive(session, 'hi! where are you?')
  const mine = session.sendMessage('In a small tea house by the sea. It rains, so everybody is inside.')
  client.confirm(session, mine, 'read')
  const hello = client.receive(session, 'sounds good')
  client.receive(session, 'is it this one? https://tea.example/by-the-sea (the blue house)')
  client.confirm(session, session.sendMessage('Yes!'), 'delivered')
  return { hello, mine }
}

/** A picture of somebody, as a file. */
async function photo(name: string, hue: number): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 480, height: 360 })
  portrait(hue)(canvas.getContext('2d')!)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  return new File([blob!], name, { type: 'image/png' })
}

async function show(scene: Scene, selector: string): Promise<HTMLElement> {
  const found = () =>
    scene.element.shadowRoot?.querySelector('mismatch-chat-panel')?.shadowRoot?.querySelector<HTMLElement>(selector)
  for (;;) {
    const element = found()
    // The sheet is there before it is to be seen.
    if (element?.checkVisibility({ visibilityProperty: true }) === true) return element
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}

async function files(scene: Scene): Promise<void> {
  const { client } = scene
  const session = await talk(scene)
  const own = await photo('me at the beach.png', 220)
  const sent = await session.sendFile(own)
  // The element keeps what it sends.
  client.further(session, sent, { state: 'done', transferred: own.size, blob: own })
  const theirs = await photo('tea.png', 20)
  const { size, type: mime } = theirs
  const picture = client.offer(session, { name: theirs.name, size, mime })
  client.further(session, picture, { state: 'done', transferred: size, blob: theirs })
}

/** Every state of the chat that the other scenes do not show, by name. */
export const chatScenes: Readonly<Record<string, (scene: Scene) => unknown>> = {
  'chat-talk': async (scene) => {
    const session = await talk(scene)
    const { hello, mine } = say(scene, session)
    scene.client.react(session, '❤️', mine)
    session.react('👍', hello.id)
    scene.client.receive(session, '🎉🎉')
    session.sendMessage('Look at https://xn--80ak6aa92e.com or http://аррӏе.com')
    scene.client.emit('typing', { session, active: true })
  },
  'chat-text': async (scene) => {
    const session = await talk(scene, 'text')
    const { mine } = say(scene, session)
    scene.client.react(session, '😂', mine)
    scene.client.emit('typing', { session, active: true })
  },
  'chat-react': async (scene) => {
    const session = await talk(scene)
    say(scene, session)
    ;(await show(scene, '.peer.last')).focus()
    ;(await show(scene, '.actions button')).click()
    await show(scene, '.choices')
  },
  'chat-emoji': async (scene) => {
    say(scene, await talk(scene))
    ;(await show(scene, '.tool')).click()
    await show(scene, '.emoji')
  },
  'chat-files': async (scene) => {
    const session = await talk(scene)
    const { client } = scene
    const film = client.offer(session, { name: 'a walk along the shore in the rain.mp4', size: 48_300_000 })
    client.further(session, film, { state: 'transferring', transferred: 20_300_000 })
    await session.sendFile(new File(['x'.repeat(1_200)], 'notes.txt', { type: 'text/plain' }))
    const broken = client.offer(session, { name: 'song.mp3', size: 4_120_000 })
    client.further(session, broken, { state: 'failed', reason: 'channel_closed' })
    client.offer(session, { name: 'map.pdf', size: 820_000 })
  },
  'chat-pictures': files,
  'chat-picture': async (scene) => {
    await files(scene)
    ;(await show(scene, '.me .picture')).click()
    await show(scene, 'dialog[open]')
  },
  'chat-drop': async (scene) => {
    say(scene, await talk(scene))
    await show(scene, '.message')
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['x'], 'x.txt'))
    scene.element
      .shadowRoot!.querySelector('mismatch-chat-panel')!
      .dispatchEvent(new DragEvent('dragenter', { dataTransfer, bubbles: true, cancelable: true }))
    await show(scene, '.drop')
  },
}
