import { once } from 'node:events'
import { setTimeout as pass } from 'node:timers/promises'
import type { Person } from '../support/person.ts'
import { Home } from './home.ts'
import type { Internet } from './internet.ts'
import type { RouterParts } from './router.ts'

/** Two people, each at home, who look for somebody. */
export class Call {
  readonly anna: Home
  readonly bert: Home
  /** When the second pressed Find. */
  readonly since = performance.now()
  #session: string | null = null

  private constructor(anna: Home, bert: Home) {
    this.anna = anna
    this.bert = bert
  }

  static async start(internet: Internet, anna: RouterParts, bert: RouterParts): Promise<Call> {
    const homes = await Promise.all([Home.make('anna', internet, anna), Home.make('bert', internet, bert)])
    const [first, second] = homes
    await first.person.press('Find')
    await first.person.untilState('waiting')
    await second.person.press('Find')
    return new Call(first, second)
  }

  /** Until both see and hear each other; says by which way the media go, and how soon they did. */
  async untilItStands(): Promise<string> {
    await this.untilBothSee()
    const seconds = secondsSince(this.since)
    this.#session = await this.anna.person.sessionId()
    const ways = await Promise.all(this.#people.map((person) => person.page.evaluate(way)))
    return `${[...new Set(ways)].join(', ')}; picture and sound ${seconds} after the second Find`
  }

  /** Until both see and hear each other again after something befell them; at most 30 s. */
  async untilItGoesOn(): Promise<{ seconds: number; how: string }> {
    const since = performance.now()
    const late = AbortSignal.timeout(30_000)
    await Promise.race([this.untilBothSee(), once(late, 'abort')])
    const sessions = await Promise.all(this.#people.map((person) => person.sessionId()))
    const states = await Promise.all(this.#people.map((person) => person.state()))
    const isSame = sessions.every((session) => session !== null && session === this.#session)
    const how = late.aborted ? `not within 30 s (${states.join(', ')})` : `after ${secondsSince(since)}`
    return {
      seconds: isSame && !late.aborted ? (performance.now() - since) / 1000 : Infinity,
      how: `${isSame ? 'picture and sound' : 'another session, picture and sound'} ${how}`,
    }
  }

  /** The frames that the worse off of the two decodes in this time. */
  async framesWithin(ms: number): Promise<number> {
    const before = await this.#frames()
    await pass(ms)
    const after = await this.#frames()
    return Math.min(...after.map((frames, index) => frames - (before[index] ?? 0)))
  }

  /** Until each has decoded ten more frames than now. */
  async untilBothSee(): Promise<void> {
    await Promise.all(this.#people.map((person) => person.seesAndHears(10)))
  }

  #frames(): Promise<number[]> {
    return Promise.all(this.#people.map(async (person) => (await person.received()).frames))
  }

  get #people(): [Person, Person] {
    return [this.anna.person, this.bert.person]
  }
}

export function secondsSince(then: number): string {
  return `${((performance.now() - then) / 1000).toFixed(1)} s`
}

/** Runs in the page: the kind of the own candidate that carries the media, and of the partner's. */
async function way(): Promise<string> {
  interface Stat {
    readonly [name: string]: string | undefined
  }
  for (const connection of window.probe.connections()) {
    const stats = new Map<string, Stat>(await connection.getStats())
    const transport = [...stats.values()].find((stat) => stat['selectedCandidatePairId'] !== undefined)
    const pair = stats.get(transport?.['selectedCandidatePairId'] ?? '')
    const own = stats.get(pair?.['localCandidateId'] ?? '')
    const other = stats.get(pair?.['remoteCandidateId'] ?? '')
    if (own === undefined || other === undefined) continue
    const kind = [own['relayProtocol'], own['candidateType']].filter(Boolean).join(' ')
    return `${kind} to ${other['candidateType'] ?? '?'}`
  }
  return 'no way'
}
