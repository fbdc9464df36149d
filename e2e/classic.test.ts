import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// A page from before v1, of nothing but a WebSocket and an RTCPeerConnection, against <mismatch-chat>.

declare global {
  interface Window {
    classic: { readonly heard: string[]; skip(): void }
  }
}

let server: ServerProcess
let browsers: Browser[]

beforeAll(async () => {
  server = await ServerProcess.start('--rematch-cooldown-ms', '0')
  browsers = await Promise.all([launchBrowser(), launchBrowser()])
})

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  await server.stop()
})

it('[C7] a classic page and the element see and hear each other, again after Skip of the one and Next of the other', async () => {
  // A page that may open WebSockets; its element connects to nothing without a press.
  const carl = await Person.open(browsers[0]!, server.url)
  await carl.page.evaluate(startClassic, server.wsUrl)
  await carl.page.waitForFunction(() => window.classic.heard.includes('Waiting'))
  const anna = await Person.find(browsers[1]!, server.url)
  await anna.untilState('connected')
  await Promise.all([anna.seesAndHears(), carl.seesAndHears()])

  const first = await anna.sessionId()
  await carl.page.evaluate(() => {
    window.classic.skip()
  })
  // Now it is the element that offers.
  await anna.untilNewCall(first)
  await Promise.all([anna.seesAndHears(), carl.seesAndHears()])

  const second = await anna.sessionId()
  await anna.press('Next')
  await anna.untilNewCall(second)
  await Promise.all([anna.seesAndHears(), carl.seesAndHears()])

  const heard = await carl.page.evaluate(() => window.classic.heard)
  const told = heard.filter((type) => ['Waiting', 'Paired', 'PeerLeft'].includes(type))
  expect(told.join(' ')).toBe('Waiting Paired Waiting Paired PeerLeft Waiting Paired')
  expect([...anna.complaints, ...carl.complaints]).toEqual([])
  expect(await server.stats()).toMatchObject({ online: 2, sessions: 1, total_matches: 3 })
})

/** Runs in the page: a client of the classic wire (section C), as short as one can be written. */
async function startClassic(url: string): Promise<void> {
  interface Frame {
    readonly type: string
    readonly you_are_offerer?: boolean
    readonly sdp?: string
    readonly candidate?: string
    readonly sdp_mid?: string | null
    readonly sdp_m_line_index?: number | null
  }
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
  const socket = new WebSocket(url)
  const heard: string[] = []
  let call: RTCPeerConnection | null = null
  const screen = document.body.appendChild(document.createElement('video'))
  screen.autoplay = true
  const say = (frame: Frame) => {
    socket.send(JSON.stringify(frame))
  }
  const begin = () => {
    call?.close()
    const begun = (call = new RTCPeerConnection())
    for (const track of stream.getTracks()) begun.addTrack(track, stream)
    begun.ontrack = ({ streams }) => {
      screen.srcObject = streams[0] ?? null
    }
    begun.onicecandidate = ({ candidate }) => {
      if (candidate === null || begun !== call) return
      const { candidate: text, sdpMid: sdp_mid, sdpMLineIndex: sdp_m_line_index } = candidate
      say({ type: 'IceCandidate', candidate: text, sdp_mid, sdp_m_line_index })
    }
    return begun
  }
  const act = async (frame: Frame) => {
    heard.push(frame.type)
    const { sdp = '' } = frame
    if (frame.type === 'Paired') {
      const begun = begin()
      if (frame.you_are_offerer !== true) return
      await begun.setLocalDescription(await begun.createOffer())
      say({ type: 'Offer', sdp: begun.localDescription?.sdp ?? '' })
    } else if (call === null) return
    else if (frame.type === 'Offer') {
      await call.setRemoteDescription({ type: 'offer', sdp })
      await call.setLocalDescription(await call.createAnswer())
      say({ type: 'Answer', sdp: call.localDescription?.sdp ?? '' })
    } else if (frame.type === 'Answer') await call.setRemoteDescription({ type: 'answer', sdp })
    else if (frame.type === 'IceCandidate') {
      const { candidate = '', sdp_mid: sdpMid = null, sdp_m_line_index: sdpMLineIndex = null } = frame
      await call.addIceCandidate(new RTCIceCandidate({ candidate, sdpMid, sdpMLineIndex }))
    } else if (frame.type === 'PeerLeft') call.close()
  }
  // One after the other: a candidate must not overtake its description.
  let done = Promise.resolve()
  socket.onmessage = ({ data }) => {
    done = done.then(() => act(JSON.parse(data as string) as Frame))
  }
  const skip = () => {
    call?.close()
    say({ type: 'Skip' })
  }
  window.classic = { heard, skip }
}
