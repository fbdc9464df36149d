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
    const ways = await Promise.all(this.#people.map((person) => person.page.evaluate(way)))
    return `${[...new Set(ways)].join(', ')}; picture and sound ${seconds} after the second Find`
  }

  /** Until each has decoded `count` more frames than now. */
  async untilBothSee(count = 10): Promise<void> {
    await Promise.all(this.#people.map((person) => person.seesAndHears(count)))
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
