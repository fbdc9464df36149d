import type { ServerMessage } from '@mismatch/protocol'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Served } from '../testing/served.ts'
import { SteadyClient } from '../testing/steady-client.ts'

// Rules H4 and H6 as a whole: two talk while their sockets break at any moment, also before the Welcome of a new one has come.

/** Numbered frames that each sends to the other. */
const FRAMES = 600

/** One random thing, after so many frames of one of the two. */
const step = fc.record({
  who: fc.nat({ max: 1 }),
  frames: fc.integer({ min: 0, max: 60 }),
  then: fc.constantFrom(
    'cut' as const,
    'cut' as const,
    'cut both' as const,
    'socket beside' as const,
    'lose the Welcome' as const,
  ),
  /** How many turns of the event loop pass before it comes back. */
  turns: fc.integer({ min: 0, max: 12 }),
})

/** So many may be on their way to the partner: the server keeps 192, and hears of those that arrived a round trip later. */
const ON_THE_WAY = 60

class Talker {
  readonly client: SteadyClient
  readonly heard: number[] = []
  readonly resumed: string[] = []
  readonly faults: string[] = []
  partner: Talker | null = null
  session: string | null = null
  #said = 0
  #wake = () => {}

  constructor(url: string) {
    this.client = new SteadyClient(url, {
      onWelcome: ({ resumed }) => {
        this.resumed.push(resumed)
        if (resumed === 'none') this.client.send({ type: 'Ready', media: 'text', pool: 'walk' })
      },
      onFrame: (frame) => {
        this.#hear(frame)
        this.#wake()
      },
    })
  }

  /** The next numbers, as Reactions, which only the rate of all frames limits. */
  say(count: number): void {
    const most = Math.min(this.#said + count, (this.partner?.heard.length ?? 0) + ON_THE_WAY, FRAMES)
    while (this.session !== null && this.#said < most) {
      this.client.send({ type: 'Reaction', session_id: this.session, emoji: 'x', n: ++this.#said })
    }
  }

  /** Looks again at whatever this one hears. */
  async until(isDone: () => boolean): Promise<void> {
    while (!isDone()) await new Promise<void>((resolve) => (this.#wake = resolve))
  }

  #hear(frame: ServerMessage): void {
    if (frame.type === 'Paired') this.session = frame.session_id
    if (frame.type === 'Reaction' && frame.n !== undefined) this.heard.push(frame.n)
    if (frame.type === 'Error' || frame.type === 'PeerLeft') this.faults.push(JSON.stringify(frame))
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

it(
  '[H4] [H6] whatever breaks and whenever, no frame is lost, none comes twice, and all come in order',
  { timeout: 60_000 },
  async () => {
    const served = await Served.start({ framesPerSecond: 0, addressConnections: 0 })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
        const pair = [new Talker(served.wsUrl), new Talker(served.wsUrl)] as const
        const [a, b] = pair
        a.partner = b
        b.partner = a
        for (const { client } of pair) client.connect()
        await Promise.all(pair.map((one) => one.until(() => one.session !== null)))

        for (const { who, frames, then, turns } of steps) {
          const one = pair[who] as Talker
          one.say(frames)
          await turn()
          for (const each of then === 'cut both' ? pair : [one]) {
            if (then !== 'socket beside') await each.client.cut()
            for (let i = 0; i < turns; i++) await turn()
            each.client.connect()
            if (then === 'lose the Welcome') {
              for (let i = 0; i < turns; i++) await turn()
              await each.client.cut()
              each.client.connect()
            }
          }
        }
        // Nothing more breaks.
        const finish = async (one: Talker, other: Talker) => {
          await one.until(() => {
            other.say(FRAMES)
            return one.heard.length >= FRAMES || one.faults.length + other.faults.length > 0
          })
        }
        await Promise.all([finish(a, b), finish(b, a)])
        for (const { client } of pair) client.send({ type: 'Leave' })
        await Promise.all(pair.map(({ client }) => client.cut()))

        for (const { heard, resumed, faults } of pair) {
          expect(faults).toEqual([])
          expect(resumed.slice(1)).not.toContain('session')
          expect(heard.findIndex((n, index) => n !== index + 1)).toBe(-1)
          expect(heard).toHaveLength(FRAMES)
        }
      }),
      { numRuns: 10 },
    )
  },
)
