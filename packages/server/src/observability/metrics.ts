import { closeCodes, type PeerLeftReason } from '@mismatch/protocol'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Limit, Meters } from './meters.ts'
import { processMetrics } from './process-metrics.ts'
import { tallied } from './tallied.ts'
import type { Tally } from './tally.ts'

export const PREFIX = 'mismatch_'

/** What the backend knows. */
export interface Population {
  readonly online: number
  readonly sessions: number
  readonly totalMatches: number
}

/** What is read when somebody scrapes. */
export interface Readings {
  readonly version: string
  readonly tally: Readonly<Tally>
  /** 0 = no limit. */
  readonly maxConnections: number
  /** The pools that have a label of their own (rule S6). */
  readonly pools: readonly string[]
  /** Those that are open. */
  connections(): Iterable<{ readonly dialect: { readonly name: 'v1' | 'classic' } }>
  /** How many wait in each pool. */
  waiting(): ReadonlyMap<string, number>
  stats(): Promise<Population>
  isDraining(): boolean
  /** Whether this server speaks TLS itself; */
  readonly isTls: boolean
  /** if so, when its certificate ends, in ms since the epoch. */
  certificateEndsAt(): number
}

/** All of it by name, with what is not listed in one (rule S5: no label is a word of somebody's). */
const OTHER = 'other'
const codes = Object.keys(closeCodes)
const reasons: readonly PeerLeftReason[] = [
  ...(['skipped', 'left', 'disconnected', 'replaced'] as const),
  ...(['failed', 'timeout', 'idle', 'moderated'] as const),
]
/** A client says how long its media took; beyond this it is no time that anybody waited. */
const LONGEST_CONNECT_MS = 120_000
const WAIT_S = [0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300]
const CONNECT_S = [0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10, 15, 30]

/** What a Prometheus server reads: names and units as its naming guide wants them. */
export class Metrics implements Meters {
  readonly #registry = new Registry()
  readonly #readings: Readings
  #population: Population = { online: 0, sessions: 0, totalMatches: 0 }
  readonly #opened: Counter<'dialect'>
  readonly #closed: Counter<'code'>
  readonly #left: Counter<'reason'>
  readonly #resumed: Counter<'kind'>
  readonly #limited: Counter<'limit'>
  readonly #matched: Histogram
  readonly #connected: Histogram

  constructor(readings: Readings) {
    this.#readings = readings
    gauges(this.#registry, readings, () => this.#population)
    tallied(this.#registry, PREFIX, readings.tally)
    this.#opened = this.#counter('connections_opened_total', 'WebSockets let in.', 'dialect', ['v1', 'classic'])
    this.#closed = this.#counter('connections_closed_total', 'WebSockets ended, by close code.', 'code', [
      ...codes,
      OTHER,
    ])
    this.#left = this.#counter('peer_left_total', 'People told that their partner left, and why.', 'reason', reasons)
    this.#resumed = this.#counter(
      'resumes_total',
      'Returns with a resume token: exact = nothing lost, session = place or partner kept, none = a new start.',
      'kind',
      ['exact', 'session', 'none'],
    )
    this.#limited = this.#counter('limits_hit_total', 'Refusals, by the option that set the limit.', 'limit', [])
    this.#matched = this.#histogram('time_to_match_seconds', 'From a place in the queue to a partner.', WAIT_S)
    this.#connected = this.#histogram(
      'first_connect_seconds',
      'From a partner to the first media, as clients say.',
      CONNECT_S,
    )
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  /** What a scrape reads. */
  async text(): Promise<string> {
    // While a distant backend does not answer, the rest is needed most.
    this.#population = await this.#readings.stats().catch(() => this.#population)
    const [own, process] = await Promise.all([this.#registry.metrics(), processMetrics(PREFIX).metrics()])
    return `${own.trimEnd()}\n${process}`
  }

  opened(dialect: 'v1' | 'classic'): void {
    this.#opened.inc({ dialect })
  }

  closed(code: number): void {
    this.#closed.inc({ code: Object.hasOwn(closeCodes, code) ? String(code) : OTHER })
  }

  matched(waitedMs: number): void {
    this.#matched.observe(Math.max(0, waitedMs) / 1_000)
  }

  connected(ms: number): void {
    this.#connected.observe(Math.min(ms, LONGEST_CONNECT_MS) / 1_000)
  }

  left(reason: PeerLeftReason): void {
    this.#left.inc({ reason })
  }

  resumed(kind: 'exact' | 'session' | 'none'): void {
    this.#resumed.inc({ kind })
  }

  limited(limit: Limit): void {
    this.#limited.inc({ limit: limit.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) })
  }

  /** Those that are known beforehand are there from the start, so that a first one is a rise. */
  #counter<Label extends string>(name: string, help: string, label: Label, known: readonly string[]): Counter<Label> {
    const counter = new Counter({ name: PREFIX + name, help, labelNames: [label], registers: [this.#registry] })
    for (const value of known) counter.inc({ [label]: value } as Record<Label, string>, 0)
    return counter
  }

  #histogram(name: string, help: string, buckets: number[]): Histogram {
    return new Histogram({ name: PREFIX + name, help, buckets, registers: [this.#registry] })
  }
}

/** What is so now, read at each scrape. */
function gauges(registry: Registry, readings: Readings, population: () => Population): void {
  const registers = [registry]
  const now = (name: string, help: string, read: () => number) => {
    new Gauge({
      name: PREFIX + name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  }
  new Gauge({ name: `${PREFIX}build_info`, help: 'The version that runs.', labelNames: ['version'], registers }).set(
    { version: readings.version },
    1,
  )
  new Gauge({
    name: `${PREFIX}connections`,
    help: 'WebSockets open.',
    labelNames: ['dialect'],
    registers,
    collect() {
      const open = { v1: 0, classic: 0 }
      for (const { dialect } of readings.connections()) open[dialect.name]++
      for (const [dialect, count] of Object.entries(open)) this.set({ dialect }, count)
    },
  })
  new Gauge({
    name: `${PREFIX}waiting`,
    help: 'People with a place in the queue of a pool; pools that are not listed share one label.',
    labelNames: ['pool'],
    registers,
    collect() {
      const byLabel = new Map([...readings.pools, OTHER].map((pool) => [pool, 0]))
      for (const [pool, count] of readings.waiting()) {
        const label = readings.pools.includes(pool) ? pool : OTHER
        byLabel.set(label, (byLabel.get(label) ?? 0) + count)
      }
      for (const [pool, count] of byLabel) this.set({ pool }, count)
    },
  })
  now('connections_limit', 'How many WebSockets may be open; 0 = no limit.', () => readings.maxConnections)
  now('users_online', 'People who are here, or away for a moment.', () => population().online)
  now('sessions', 'Conversations going on.', () => population().sessions)
  now('draining', '1 while the server goes down.', () => Number(readings.isDraining()))
  new Counter({
    name: `${PREFIX}matches_total`,
    help: 'Conversations begun.',
    registers,
    collect() {
      this.reset()
      this.inc(population().totalMatches)
    },
  })
  if (!readings.isTls) return
  const help = 'When the certificate of TLS ends.'
  now('certificate_expiry_timestamp_seconds', help, () => readings.certificateEndsAt() / 1_000)
}
