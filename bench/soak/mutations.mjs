// Frames of clients, spoilt: by bytes, by structure, and hardly at all.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = (name) => fileURLToPath(new URL(`../../packages/protocol/fixtures/${name}/`, import.meta.url))

/**
 * The golden text of each frame that a client may send; but for reports, which are kept as long as they are meant to be, with bounds of
 * their own. Those of v1 name a session that there is not.
 */
export const samples = {
  v1: textsOf('v1'),
  classic: textsOf('classic'),
}

function textsOf(dialect) {
  return readdirSync(folder(dialect))
    .filter((name) => name.startsWith('client.') && !(dialect === 'classic' && name.includes('Report')))
    .map((name) => readFileSync(folder(dialect) + name, 'utf8').trim())
}

/** The same numbers from the same seed, so that what broke a server can be sent again. */
export function seeded(seed) {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** How a frame is spoilt; each takes its text and a source of chance. */
const ways = [
  (text) => text,
  (text, chance) => text.slice(0, chance(text.length)),
  (text, chance) => replaced(text, chance, 1, String.fromCharCode(chance(0xffff))),
  (text, chance) => replaced(text, chance, chance(12), ''),
  (text, chance) => replaced(text, chance, 0, text.slice(chance(text.length))),
  (text, chance) =>
    replaced(text, chance, 1, ['"', '\\', '{', '}', '[', ',', ':', '\0', '\u202e', '\ud800'][chance(10)]),
  (text, chance) => text.replace(/"([a-z_]+)":/, `"${['__proto__', 'constructor', 'type', '\\u0074ype'][chance(4)]}":`),
  (text, chance) => text.replace(/:(?:"[^"]*"|[\d.]+|true|false|null)/, `:${values[chance(values.length)]}`),
  (text, chance) =>
    text.replace(/:"([^"]*)"/, (_, value) => `:"${value.repeat(1 + chance(4_000 / (value.length + 1)))}"`),
  (text, chance) => `${text.slice(0, -1)},"deep":${'['.repeat(chance(10_000))}${'}'.repeat(chance(10))}`,
  (text) => `${text.slice(0, -1)},${text.slice(1)}`,
  (text, chance) => Buffer.from(text).map((byte, at) => (at % 7 === chance(7) ? byte ^ (1 << chance(7)) : byte)),
]

const values = [
  '1e999',
  '-1',
  '9007199254740993',
  '""',
  'null',
  '[]',
  '{}',
  'true',
  '"\\ud800"',
  '0.5',
  '[[[[[[[[[[1]]]]]]]]]]',
]

function replaced(text, chance, count, by) {
  const at = chance(text.length)
  return text.slice(0, at) + by + text.slice(at + count)
}

/** Of so many frames one is no text at all, which ends the connection. */
const NO_TEXT = 2_000

/** One frame of this dialect, spoilt in one way or in two. */
export function mutated(dialect, chance) {
  if (chance(NO_TEXT) === 0) return Buffer.from([0x7b, 0xff, 0xfe, chance(256)])
  const text = samples[dialect][chance(samples[dialect].length)]
  const once = ways[chance(ways.length)](text, chance)
  return typeof once === 'string' && chance(3) === 0 ? ways[chance(ways.length)](once, chance) : once
}
