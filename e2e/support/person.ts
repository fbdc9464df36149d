import type { MatchClient } from '@mismatch/sdk'
import type { Browser, Page } from 'puppeteer-core'

type ClientState = MatchClient['state']

/** The page's side of `instrument`: what the journeys count. */
interface Probe {
  connections(): RTCPeerConnection[]
  tracks: MediaStreamTrack[]
}

declare global {
  interface Window {
    probe: Probe
    chat: () => HTMLElement & { client: MatchClient; next(): void }
  }
}

/** Somebody in front of a page with `<mismatch-chat>`, seen and driven from outside as a user would. */
export class Person {
  readonly page: Page
  /** What the page threw or logged as an error: empty at the end of a good journey. */
  readonly complaints: string[] = []

  protected constructor(page: Page) {
    this.page = page
    page.on('pageerror', (error) => this.complaints.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
  }

  /** A new tab of this browser on `url`; `before` runs in the page ahead of its own scripts. */
  static async open(browser: Pick<Browser, 'newPage'>, url: string, before?: () => void): Promise<Person> {
    const person = new this(await browser.newPage())
    await person.page.evaluateOnNewDocument(instrument)
    if (before !== undefined) await person.page.evaluateOnNewDocument(before)
    await person.page.goto(url)
    return person
  }

  /** Opens the page and presses Find. */
  static async find(browser: Pick<Browser, 'newPage'>, url: string): Promise<Person> {
    const person = await Person.open(browser, url)
    await person.press('Find')
    return person
  }

  /** Presses the button (or what else has this role) of this accessible name. */
  async press(name: string, role = 'button'): Promise<void> {
    await this.page.bringToFront()
    await this.page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click()
  }

  /** Until the page shows this text (a part of it) to its reader. */
  async sees(text: string): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => {
        const shown = (node: Node): string => {
          // What has no box of its own (`display: contents`) is as visible as its children.
          const boxless = node instanceof Element && getComputedStyle(node).display === 'contents'
          if (node instanceof Element && !boxless && !node.checkVisibility({ visibilityProperty: true })) return ''
          if (node instanceof Text) return node.data
          const children = node instanceof Element && node.shadowRoot ? node.shadowRoot.childNodes : node.childNodes
          const nodes = node instanceof HTMLSlotElement ? node.assignedNodes() : [...children]
          return nodes.map(shown).join(' ')
        }
        return shown(window.chat()).replace(/\s+/g, ' ').includes(wanted)
      },
      { polling: 50, timeout: 20_000 },
      text,
    )
  }

  state(): Promise<ClientState> {
    return this.page.evaluate(() => window.chat().client.state)
  }

  async untilState(...states: ClientState[]): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => (wanted as string[]).includes(window.chat().client.state),
      { polling: 20, timeout: 20_000 },
      states,
    )
  }

  sessionId(): Promise<string | null> {
    return this.page.evaluate(() => window.chat().client.session?.id ?? null)
  }

  /** Until somebody else than in `before` is on the line and media flows. */
  async untilNewCall(before: string | null): Promise<void> {
    await this.page.waitForFunction(
      (old) => {
        const { session, state } = window.chat().client
        return state === 'connected' && session !== null && session.id !== old
      },
      { polling: 20, timeout: 20_000 },
      before,
    )
  }

  async say(text: string): Promise<void> {
    await this.page.evaluate((words) => window.chat().client.session?.sendMessage(words), text)
  }

  openConnections(): Promise<number> {
    return this.page.evaluate(() => window.probe.connections().length)
  }

  /** Camera and microphone tracks that still run. */
  liveTracks(): Promise<number> {
    return this.page.evaluate(() => window.probe.tracks.filter((track) => track.readyState === 'live').length)
  }

  /** What has come in over the open connections so far. */
  received(): Promise<{ frames: number; audioEnergy: number }> {
    return this.page.evaluate(async () => {
      let frames = 0
      let audioEnergy = 0
      for (const connection of window.probe.connections()) {
        for (const report of (await connection.getStats()).values() as Iterable<Record<string, number | string>>) {
          if (report['type'] !== 'inbound-rtp') continue
          frames += Number(report['framesDecoded'] ?? 0)
          audioEnergy += Number(report['totalAudioEnergy'] ?? 0)
        }
      }
      return { frames, audioEnergy }
    })
  }

  /** Until so many more frames are decoded, and sound that is not silence was heard. */
  async seesAndHears(count = 30): Promise<void> {
    await this.#receives(count, true)
  }

  /** Until so many more frames are decoded, whatever is heard. */
  async seesFrames(count = 30): Promise<void> {
    await this.#receives(count, false)
  }

  async #receives(count: number, sound: boolean): Promise<void> {
    const before = await this.received()
    for (let now = before; now.frames - before.frames < count || (sound && now.audioEnergy <= before.audioEnergy);) {
      await this.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)))
      now = await this.received()
    }
  }

  /** Event listeners alive in the page after a garbage collection. */
  async listeners(): Promise<number> {
    const devtools = await this.page.createCDPSession()
    await devtools.send('HeapProfiler.collectGarbage')
    await devtools.send('Performance.enable')
    const { metrics } = await devtools.send('Performance.getMetrics')
    await devtools.detach()
    return metrics.find((metric) => metric.name === 'JSEventListeners')?.value ?? Number.NaN
  }
}

/** Runs in the page: keeps count of connections and tracks without keeping them alive. */
function instrument(): void {
  const connections: WeakRef<RTCPeerConnection>[] = []
  const tracks: MediaStreamTrack[] = []
  const Native = window.RTCPeerConnection
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      connections.push(new WeakRef<RTCPeerConnection>(this))
    }
  }
  const devices = navigator.mediaDevices as MediaDevices | undefined
  const native = devices?.getUserMedia.bind(devices)
  if (devices !== undefined && native !== undefined) {
    devices.getUserMedia = async (constraints) => {
      const stream = await native(constraints)
      tracks.push(...stream.getTracks())
      return stream
    }
  }
  window.probe = {
    connections: () =>
      connections
        .map((held) => held.deref())
        .filter((held) => held !== undefined && held.signalingState !== 'closed') as RTCPeerConnection[],
    tracks,
  }
  window.chat = () => {
    const element = document.querySelector('mismatch-chat')
    if (element === null) throw new Error('no <mismatch-chat> in this page')
    return element as HTMLElement & { client: MatchClient; next(): void }
  }
}
