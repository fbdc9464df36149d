import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encode } from './codec.ts'
import { limits } from './limits.ts'
import { directions } from './testing/directions.ts'

/** The golden texts of both dialects, the channel's among them. */
const golden = ['v1', 'classic'].flatMap((dialect) => {
  const folder = new URL(`../fixtures/${dialect}/`, import.meta.url)
  return readdirSync(folder).map((name) => readFileSync(new URL(name, folder)))
})

/** As it may come over the wire: random bytes, and golden samples with bits turned, bytes cut out, and parts of others put in. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .record({
      frame: fc.constantFrom(...golden),
      other: fc.constantFrom(...golden),
      flips: fc.array(fc.tuple(fc.nat(), fc.nat(7)), { maxLength: 3 }),
      cut: fc.tuple(fc.nat(), fc.nat(6)),
      splice: fc.tuple(fc.nat(), fc.nat(), fc.nat(30)),
      length: fc.option(fc.nat()),
    })
    .map(({ frame, other, flips, cut, splice, length }) => {
      const mutated = Buffer.from(frame)
      for (const [at, bit] of flips)
        mutated.writeUInt8((mutated[at % mutated.length] ?? 0) ^ (1 << bit), at % mutated.length)
      const at = cut[0] % mutated.length
      const from = splice[1] % other.length
      const whole = Buffer.concat([
        mutated.subarray(0, at),
        other.subarray(from, from + splice[2]),
        mutated.subarray(at + cut[1]),
      ])
      return length === null ? whole : whole.subarray(0, length % (whole.length + 1))
    }),
)

describe.each(directions)('frames $name', ({ decode }) => {
  it('[F4] any bytes get a verdict, and a fault in words that an Error frame takes', () => {
    fc.assert(
      fc.property(bytes, (frame) => {
        const decoded = decode(Buffer.from(frame).toString())
        if (!decoded.ok) expect(() => encode({ type: 'Error', ...decoded.fault })).not.toThrow()
        expect(decoded.ok || decoded.fault.message.length <= limits.errorMessage).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a frame of 64 KiB', () => {
  const fill = (unit: string, before = '', after = '') =>
    before + unit.repeat(Math.floor((limits.frameBytes - before.length - after.length) / unit.length)) + after
  const names = Array.from({ length: 7_000 }, (_, n) => `"${String(n)}":0`).join(',')

  // prettier-ignore
  const frames: Record<string, string> = {
    'objects in objects': fill('{"a":'),
    'objects in objects, closed': `{"type":"Leave","x":${'{"a":'.repeat(10_000)}0${'}'.repeat(10_000)}}`,
    'lists in lists': fill('[', '{"type":"Leave","x":'),
    'thousands of members': `{"type":"Leave",${names}}`,
    'one name, thousands of times': fill('"a":0,', '{"type":"Leave",', '"b":0}'),
    'nested names that are escaped': fill('"\\u005f_proto_":0,', '{"type":"Leave","x":{', '"b":0}}'),
    'backslashes in a value': fill('\\\\', '{"type":"Leave","x":"', '"}'),
    'backslashes in a nested name': fill('\\\\', '{"type":"Leave","x":{"', '":0}}'),
    'backslashes without an end': fill('\\', '{"type":"Leave","x":"'),
    'escaped quotes': fill('\\"', '{"type":"Leave","x":"', '"}'),
    'quotes': fill('"'),
    'space before colons that never come': fill(`""${' '.repeat(200)},`, '{"type":"Leave","x":[', '0]}'),
    'space': fill(' ', '{"type":"Leave"', '}'),
    'a list of tags that are too many': fill('"a",', '{"type":"Ready","media":"text","tags":[', '"a"]}'),
    'a list of tags that are none': fill('0,', '{"type":"Ready","media":"text","tags":[', '0]}'),
    'a long avatar': fill('A', '{"type":"Ready","media":"text","profile":{"avatar":"data:image/png;base64,', '!"}}'),
    'a number of many digits': fill('9', '{"type":"Ping","received":', '}'),
    'a type': fill('T', '{"type":"', '"}'),
    'surrogates': fill('\\ud800', '{"type":"', '"}'),
  }

  it.each(Object.entries(frames))('[F5] of %s is judged in a few milliseconds', (_, text) => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limits.frameBytes + 8_000)
    for (const { decode } of directions) {
      expect(leastCpuMs(() => decode(text))).toBeLessThan(50)
    }
  })

  /** The processor's time of the quickest of three runs: what else runs on the machine hardly counts. */
  function leastCpuMs(work: () => void): number {
    const runs = [0, 1, 2].map(() => {
      const before = process.cpuUsage()
      work()
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1_000
    })
    return Math.min(...runs)
  }
})
