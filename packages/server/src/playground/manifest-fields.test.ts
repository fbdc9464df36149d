import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, it } from 'vitest'
import { manifestFields } from './manifest-fields.ts'

const real = readFileSync(createRequire(import.meta.url).resolve('@mismatch/widget/custom-elements.json'), 'utf8')

const element = (members: object) =>
  JSON.stringify({ modules: [{ declarations: [{ tagName: 'mismatch-chat', ...members }] }] })
const attribute = (name: string, type: string, byDefault = 'null') =>
  manifestFields(element({ attributes: [{ name, type: { text: type }, default: byDefault }] }))[0]

it('[playground] offers every attribute and property of the real element that a page may set', () => {
  const fields = manifestFields(real)
  const named = Object.fromEntries(fields.map((field) => [field.name, field]))
  expect(Object.keys(named)).toEqual(
    expect.arrayContaining(['server', 'pool', 'media', 'name', 'ask', 'consent', 'no-store', 'lang', '--mismatch-ok']),
  )
  expect(named['state']).toBeUndefined()
  expect(named['media']).toMatchObject({ kind: 'choice', byDefault: 'video' })
  expect(named['mode']).toMatchObject({ kind: 'choice', byDefault: 'global' })
  expect(named['mode']?.choices.map(({ value }) => value)).toEqual(['global', 'buddies_first', 'buddies_only'])
  for (const name of ['tags', 'languages']) expect(named[name]).toMatchObject({ kind: 'text', byDefault: '' })
  expect(named['consent']).toMatchObject({ kind: 'flag' })
  expect(named['pool']).toMatchObject({ kind: 'text', about: expect.stringContaining('same pool') as string })
  expect(named['lang']?.choices.map(({ value }) => value)).toEqual(
    expect.arrayContaining(['', 'en', 'de', 'es', 'fr', 'pt', 'ar', 'hi', 'zh', 'ja']),
  )
  for (const name of ['accent', 'surface', 'ink', 'danger', 'ok']) {
    expect(named[`--mismatch-${name}`]).toMatchObject({ key: name, kind: 'colour', place: 'style' })
  }
  expect(named['--mismatch-radius']).toMatchObject({ kind: 'length', byDefault: '8px' })
  expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length)
})

it.each([
  ['boolean', 'flag', []],
  ["'a' | 'b'", 'choice', ['', 'a', 'b']],
  ['\'a\' | "b" | null', 'choice', ['', 'a', 'b']],
  ["'a' | string", 'text', []],
  ['Unheard', 'text', []],
  ['string | null', 'text', []],
  ['null', 'text', []],
])('[playground] an attribute of type %s is a %s', (type, kind, values) => {
  const field = attribute('new', type)
  expect([field?.kind, field?.choices.map(({ value }) => value)]).toEqual([kind, values])
})

it('[playground] a choice with a default begins with it, and it is not to be set', () => {
  expect(attribute('layout', "'a' | 'b'", "'b'")).toMatchObject({ byDefault: 'b', choices: [{}, {}] })
})

it('[playground] no link may lead to another server', () => {
  expect(attribute('server', 'string')?.byLink).toBe(false)
  expect(attribute('pool', 'string')?.byLink).toBe(true)
})

it('[playground] a property called as an attribute keeps its whole name', () => {
  const fields = manifestFields(
    element({ attributes: [{ name: 'radius' }], cssProperties: [{ name: '--mismatch-radius', default: '8px' }] }),
  )
  expect(fields.map(({ key }) => key)).toEqual(['radius', '--mismatch-radius'])
})

it.each([null, '', '{}', '[]', '{"modules":[]}', '{"modules":[{"declarations":[{"tagName":7}]}]}', 'not JSON'])(
  '[playground] a manifest that says %s offers nothing',
  (manifest) => {
    expect(manifestFields(manifest)).toEqual([])
  },
)
