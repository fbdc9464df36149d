import { Counter, type Registry } from 'prom-client'
import type { Counted, Tally } from './tally.ts'

interface Row {
  readonly name: string
  readonly help: string
  readonly counted: Counted | { readonly label: string; readonly by: Readonly<Record<string, Counted>> }
}

const rows: readonly Row[] = [
  {
    name: 'frames_total',
    help: 'Frames over all sockets.',
    counted: { label: 'direction', by: { in: 'framesIn', out: 'framesOut' } },
  },
  {
    name: 'frames_refused_total',
    help: 'Frames not acted on: bad = not of the protocol, limited = too many, dropped = of a session that is over.',
    counted: { label: 'why', by: { bad: 'badFrames', limited: 'refusedFrames', dropped: 'droppedFrames' } },
  },
  { name: 'slow_readers_total', help: 'Connections closed since they did not read.', counted: 'slowReaders' },
  { name: 'reports_lost_total', help: 'Reports that could not be written.', counted: 'lostReports' },
  { name: 'skips_total', help: 'Sessions that somebody ended by Next.', counted: 'skips' },
  {
    name: 'media_outcomes_total',
    help: 'What became of media, as each of the two says: what carries it, failed = it never flowed, lost = it did, and was lost for good.',
    counted: {
      label: 'path',
      by: {
        host: 'connectedByHost',
        srflx: 'connectedBySrflx',
        prflx: 'connectedByPrflx',
        relay: 'connectedByRelay',
        unknown: 'connectedByUnknown',
        failed: 'neverConnected',
        lost: 'lostForGood',
      },
    },
  },
]

/** The plain numbers of the tally as counters; they are looked at when somebody scrapes, and cost nothing else. */
export function tallied(registry: Registry, prefix: string, tally: Readonly<Tally>): void {
  for (const { name, help, counted } of rows) {
    const labelled = typeof counted === 'string' ? null : counted
    new Counter({
      name: prefix + name,
      help,
      labelNames: labelled === null ? [] : [labelled.label],
      registers: [registry],
      collect() {
        this.reset()
        if (typeof counted === 'string') this.inc(tally[counted])
        else for (const [value, key] of Object.entries(counted.by)) this.inc({ [counted.label]: value }, tally[key])
      },
    })
  }
}
