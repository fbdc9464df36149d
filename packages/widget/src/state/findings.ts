import type { Check, CheckName } from '@mismatch/sdk'
import type { Subject } from '../i18n/dialog-strings.ts'

export interface Finding {
  readonly subject: Subject
  /** null: not tried; undefined: still being looked into. */
  readonly ok: boolean | null | undefined
  readonly code: Check['code']
}

const subjects: Readonly<Record<Subject, readonly CheckName[]>> = {
  signaling: ['signaling'],
  data_channel: ['data_channel'],
  stun: ['stun'],
  turn: ['turn_udp', 'turn_tcp', 'turn_tls'],
  camera: ['camera'],
  microphone: ['microphone'],
}

/** What is known of each subject, what matters most first. */
export function findings(checks: readonly Check[]): Finding[] {
  return Object.entries(subjects).map(([subject, names]) => ({ subject: subject as Subject, ...found(names, checks) }))
}

function found(names: readonly CheckName[], checks: readonly Check[]): Pick<Finding, 'ok' | 'code'> {
  const made = checks.filter(({ name }) => names.includes(name))
  const best = made.find(({ ok }) => ok === true)
  if (best !== undefined) return best
  if (!names.every((name) => made.some((check) => check.name === name))) return { ok: undefined, code: null }
  return made.find(({ ok }) => ok === false) ?? made[0] ?? { ok: undefined, code: null }
}

/** What was found, for whoever is to help: one line a check, in English, and no address of the person. */
export function findingsAsText(checks: readonly Check[], about: readonly string[]): string {
  const lines = checks.map(({ name, ok, ms, code, url }) => {
    const result =
      ok === null ? 'not tried'
      : ok ? 'ok'
      : 'failed'
    const why = code === null ? '' : ` (${code})`
    return `${name}${url === undefined ? '' : ` ${url}`}: ${result}${why}, ${String(Math.round(ms))} ms`
  })
  return [...about, ...lines].join('\n')
}
