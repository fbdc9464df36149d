import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanMime, cleanName, safeType } from './cleaned.ts'

it.each([
  ['cat.png', 'cat.png'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\lena\\cat.png', 'cat.png'],
  ['photo\u202Egpj.exe', 'photogpj.exe'],
  ['a\u0000b\n.txt', 'ab.txt'],
  ['.htaccess', 'htaccess'],
  [' . ', 'file'],
  ['', 'file'],
  ['Ärger 猫.pdf', 'Ärger 猫.pdf'],
  [`${'x'.repeat(300)}.jpeg`, `${'x'.repeat(250)}.jpeg`],
  [`${'x'.repeat(249)}😀😀.jpeg`, `${'x'.repeat(249)}.jpeg`],
  [`${'x'.repeat(253)}. x`, 'x'.repeat(253)],
])('[R3] a file named %j shows as %j', (name, shown) => {
  expect(cleanName(name)).toBe(shown)
})

it('[R3] whatever a stranger calls a file, its name is one that the wire takes, and stays so', () => {
  const odd = fc.string({
    unit: fc.constantFrom('/', '\\', '.', ' ', '\u0000', '\u202E', '\uD83D', '😀', 'é', 'x'),
    maxLength: 12,
  })
  fc.assert(
    fc.property(odd, fc.nat(260), odd, (before, letters, after) => {
      const name = before + 'x'.repeat(letters) + after
      const shown = cleanName(name)
      expect(shown.length).toBeGreaterThan(0)
      expect(shown.length).toBeLessThanOrEqual(255)
      expect(shown).not.toMatch(/[/\\\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
      expect(cleanName(shown)).toBe(shown)
    }),
    { numRuns: 300 },
  )
})

it('[R3] a kind of content is a plain one, or unknown', () => {
  expect(['image/PNG', 'text/plain;charset=utf-8', '', 'x', 'text/html"', 'a/b c'].map(cleanMime)).toEqual([
    'image/png',
    'text/plain',
    ...Array.from({ length: 4 }, () => 'application/octet-stream'),
  ])
})

it('[R3] a blob never has a type whose scripts would run in the page', () => {
  expect(['image/png', 'video/mp4', 'audio/ogg', 'text/plain'].map(safeType)).toEqual([
    'image/png',
    'video/mp4',
    'audio/ogg',
    'text/plain',
  ])
  for (const mime of ['text/html', 'image/svg+xml', 'application/pdf', 'text/xml', 'application/xhtml+xml']) {
    expect(safeType(mime)).toBe('application/octet-stream')
  }
})
