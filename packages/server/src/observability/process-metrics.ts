import { collectDefaultMetrics, Registry } from 'prom-client'

/** Gauges of prom-client whose names end as those of counters do, which `promtool check metrics` refuses. */
const MISNAMED = ['nodejs_active_resources_total', 'nodejs_active_handles_total', 'nodejs_active_requests_total']

let known: Registry | null = null

/**
 * Memory, processor, open files, garbage collection and the delay of the event loop of this process, for all servers in it. What measures
 * them cannot be stopped again, so it begins with the first scrape, and once.
 */
export function processMetrics(prefix: string): Registry {
  if (known !== null) return known
  known = new Registry()
  collectDefaultMetrics({ register: known, prefix })
  for (const name of MISNAMED) known.removeSingleMetric(prefix + name)
  return known
}
