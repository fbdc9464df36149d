import { figures } from '../test/figures.ts'
import { call, me, openMenu, press, type Scene, type Scenes } from './stagings.ts'

/** The menu, and what it leads to. */
export const toolScenes: Scenes = {
  menu: openMenu,
  'call-menu': async (scene) => {
    scene.client.privacy = 'relay_first'
    scene.client.figures = figures
    scene.client.grade(call(scene), 4)
    await openMenu(scene)
  },
  devices: async (scene) => {
    scene.client.devices = devices
    scene.client.openCamera(me())
    await openDevices(scene)
  },
  'devices-off': openDevices,
  'call-covered': async (scene) => {
    call(scene)
    scene.element.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', bubbles: true }))
  },
  'call-unready': async (scene) => {
    scene.element.blurUntilReady = true
    await scene.element.updateComplete
    call(scene)
  },
  'call-flagged': async (scene) => {
    scene.element.frameCheck = () => true
    await scene.element.updateComplete
    call(scene)
    await new Promise((resolve) => setTimeout(resolve, 900))
  },
  'call-sharing': (scene) => {
    call(scene)
    scene.client.shareScreen(me())
  },
  'call-their-screen': (scene) => {
    const session = call(scene)
    scene.client.emit('peerstate', { session, audio: true, video: false, screen: true })
  },
  'call-bursts': (scene) => {
    const session = call(scene)
    for (const [emoji, from] of [
      ['👋', 'peer'],
      ['😂', 'me'],
    ] as const)
      scene.client.emit('reaction', { session, emoji, from, message: undefined })
  },
}

const devices = [
  { deviceId: 'a', kind: 'video', label: 'Built-in camera', active: true },
  { deviceId: 'b', kind: 'video', label: 'A camera with quite a long name (046d:0825)', active: false },
  { deviceId: 'c', kind: 'audio', label: '', active: false },
  { deviceId: 'd', kind: 'audio', label: 'Headset', active: true },
] as const

async function openDevices(scene: Scene): Promise<void> {
  await openMenu(scene)
  await press(scene.element, 'mismatch-menu', '.item')
  const shown = () =>
    scene.element.shadowRoot?.querySelector('mismatch-devices')?.shadowRoot?.querySelector('dialog[open]')
  while (shown() == null) await new Promise((resolve) => requestAnimationFrame(resolve))
}
