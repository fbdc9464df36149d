/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { languages } from './languages.ts'

it('[i18n] the guide names each language, and says which nobody fluent has read', () => {
  const guide = readFileSync(new URL('../../../../docs/guide/customise.md', import.meta.url), 'utf8')
  const told = [...guide.matchAll(/^\| `(\w+)` \| (\S+) \| (yes|not yet) \|$/gm)].map(([, tag, name, read]) => ({
    tag,
    name,
    read: read === 'yes',
  }))
  expect(told).toEqual(languages)
})
