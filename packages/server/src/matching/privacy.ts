import type { Privacy } from '@mismatch/protocol'

const byStrictness: readonly Privacy[] = ['direct', 'relay_first', 'relay']

/** What two tickets make of their wishes (rule V1). */
export function stricter(a: Privacy, b: Privacy): Privacy {
  return byStrictness.indexOf(a) > byStrictness.indexOf(b) ? a : b
}
