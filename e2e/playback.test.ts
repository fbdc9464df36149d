import { expect, it } from 'vitest'
import { App, peek } from './support/app.ts'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

/**
 * An app whose people show a drawn face and which looks for a partner by itself. A page that captures a camera or was touched
 * may sound, so this is the one that Chromium refuses.
 */
const script = (url: string) => `
  import { MatchClient } from '@mismatch/sdk'
  const face = document.createElement('canvas')
  const pen = face.getContext('2d')
  setInterval(() => pen.fillRect(Math.random() * 300, Math.random() * 150, 9, 9), 50)
  const mediaDevices = { getUserMedia: async () => face.captureStream(10) }
  window.client = new MatchClient({ url: ${JSON.stringify(url)}, mediaDevices })
  window.blocked = []
  const { client } = window
  client.on('playbackblocked', ({ session }) => window.blocked.push(session.id))
  client.playRemote(document.querySelector('video'))
  client.playRemote(document.querySelector('audio'))
  document.querySelector('button').onclick = async () => { window.resumed = await client.resumePlayback() }
  window.tell = () => {
    const video = document.querySelector('video')
    const elements = [...document.querySelectorAll('video, audio')]
    return { state: client.state, blocked: window.blocked, resumed: window.resumed, touched: navigator.userActivation.hasBeenActive,
      frames: video.getVideoPlaybackQuality().totalVideoFrames, muted: elements.map(({ muted }) => muted),
      paused: elements.map(({ paused }) => paused) }
  }
  client.start()
`
const body = '<button style="position: fixed; inset: 0">Tap to hear</button><video playsinline></video><audio></audio>'

interface Told {
  state: string
  blocked: string[]
  resumed?: boolean
  touched: boolean
  frames: number
  muted: boolean[]
  paused: boolean[]
}

it('[architecture] a page that may not sound shows the partner muted, says so once, and sounds after one press', async () => {
  const server = await ServerProcess.start()
  const app = await App.serve(body, script(server.wsUrl))
  const browser = await launchBrowser()
  const other = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(app.url)
    const tell = async () => (await peek(page, 'window.tell?.()')) as Told | undefined
    const waiting = { timeout: 20_000, interval: 50 }
    const bert = await Person.find(other, server.url)
    await bert.untilState('connected')
    await expect.poll(async () => (await tell())?.frames, waiting).toBeGreaterThan(10)
    const before = await tell()
    // A muted picture may always play; an <audio> waits for the press.
    expect(before).toMatchObject({ touched: false, muted: [true, true], paused: [false, true] })
    expect(before?.blocked).toEqual([await bert.sessionId()])

    await page.mouse.click(50, 50)
    await expect.poll(tell, waiting).toMatchObject({ resumed: true, muted: [false, false], paused: [false, false] })
    const { frames = 0 } = (await tell()) ?? {}
    await expect.poll(async () => (await tell())?.frames, waiting).toBeGreaterThan(frames + 10)
    expect((await tell())?.blocked).toHaveLength(1)

    await bert.press('Next')
    await expect.poll(() => peek(page, "document.querySelector('video').srcObject"), waiting).toBeNull()
  } finally {
    await Promise.all([browser.close(), other.close()])
    app.close()
    await server.stop()
  }
})
