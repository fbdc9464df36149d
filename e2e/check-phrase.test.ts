import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { App } from './support/app.ts'
import { launchBrowser } from './support/browser.ts'
import { ServerProcess } from './support/server.ts'

let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await ServerProcess.start()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Two who meet in one page, and with `window.phrases()` what each of them reads; all signaling goes through `between`. */
const people = (url: string, between: string) => `
  import { MatchClient } from '@mismatch/sdk'
  ${between}
  const make = () => new MatchClient({ url: ${JSON.stringify(url)}, deviceId: null, reloadStorage: null, WebSocket: Wire })
  const clients = [make(), make()]
  const connected = clients.map((client) => new Promise((resolve) => client.once('connected', resolve)))
  window.phrases = async () => {
    for (const client of clients) await client.start({ media: 'audio' })
    const sessions = (await Promise.all(connected)).map(({ session }) => session)
    const phrases = await Promise.all(sessions.map((session) => session.checkPhrase()))
    for (const client of clients) client.destroy()
    return phrases
  }
`

async function phrases(between: string): Promise<string[]> {
  const app = await App.serve('', people(server.wsUrl, between))
  const page = await browser.newPage()
  try {
    await page.goto(app.url)
    return (await page.evaluate('window.phrases()')) as string[]
  } finally {
    await page.close()
    app.close()
  }
}

it('[check phrase] two browsers that met read the same', async () => {
  const [atAnna, atBert] = await phrases('const Wire = WebSocket')
  expect(atAnna).toMatch(/^\d{3}( \d{3}){5}$/)
  expect(atBert).toBe(atAnna)
})

/** A server that puts itself between the two: each of them connects, to a connection of its own. */
const middleman = `
  const ends = new Map()
  const gathered = (end) => new Promise((resolve) => {
    end.onicegatheringstatechange = () => end.iceGatheringState === 'complete' && resolve()
  })
  class Wire extends WebSocket {
    send(text) {
      const frame = JSON.parse(text)
      if (frame.type === 'Offer') void between(this, frame)
      else if (frame.type === 'Answer') void ends.get(this).setRemoteDescription({ type: 'answer', sdp: frame.sdp })
      else if (frame.type !== 'IceCandidate') super.send(text)
    }
    constructor(...all) {
      super(...all)
      ends.set(this, new RTCPeerConnection())
    }
    tell(frame) {
      this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }))
    }
  }
  async function between(offerer, { session_id, sdp }) {
    const toOfferer = ends.get(offerer)
    await toOfferer.setRemoteDescription({ type: 'offer', sdp })
    await toOfferer.setLocalDescription()
    await gathered(toOfferer)
    const [answerer, toAnswerer] = [...ends].find(([wire]) => wire !== offerer)
    toAnswerer.createDataChannel('mismatch', { negotiated: true, id: 0 })
    toAnswerer.addTransceiver('audio')
    await toAnswerer.setLocalDescription()
    await gathered(toAnswerer)
    answerer.tell({ type: 'Offer', session_id, sdp: toAnswerer.localDescription.sdp })
    offerer.tell({ type: 'Answer', session_id, sdp: toOfferer.localDescription.sdp })
  }
`

it('[check phrase] two who are connected through a middleman read different ones', async () => {
  const [atAnna, atBert] = await phrases(middleman)
  expect(atAnna).toMatch(/^\d{3}( \d{3}){5}$/)
  expect(atBert).not.toBe(atAnna)
})
