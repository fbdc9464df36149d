/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readmeWithTables } from '../build/api-tables.mjs'

it('[widget] the README has the tables of the manifest: npm run docs -w packages/widget', () => {
  expect(readFileSync(new URL('../README.md', import.meta.url), 'utf8')).toBe(readmeWithTables())
})
