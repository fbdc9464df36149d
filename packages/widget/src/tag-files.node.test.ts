/// <reference types="node" />
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { integrityOf, sweep, tagFiles } from '../build/tag-files.mjs'

const script = 'mismatch-chat.js'
const all = 'mismatch-chat.all.js'
const named = 'mismatch-chat.talk.0a1b2c3d.js'
const inner = 'mismatch-chat.files.11111111.js'
const old = 'mismatch-chat.talk.zzzzzzzz.js'

/** A folder of these files. */
function built(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'mismatch-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

it('[widget] the files for the tag are the scripts, what they name, and what that names', () => {
  const folder = built({ [script]: `"${named}"`, [all]: '', [named]: `"${inner}","${named}"`, [inner]: '', [old]: '' })
  expect([...tagFiles(folder).keys()].sort()).toEqual([all, inner, script, named].sort())
})

it('[widget] a script that names a chunk which is not there is no build', () => {
  expect(() => tagFiles(built({ [script]: `"${named}"`, [all]: '' }))).toThrow(named)
})

it('[widget] chunks of older builds are swept away with all that belongs to them, and nothing else is', () => {
  const kept = { [script]: `"${named}"`, [all]: '', [named]: '', [`${named}.map`]: '', 'index-0a1b2c3d.js': '' }
  const folder = built({ ...kept, [old]: '', [`${old}.map`]: '', [`${old}.LEGAL.txt`]: '' })
  sweep(folder, tagFiles(folder))
  expect(readdirSync(folder).sort()).toEqual(Object.keys(kept).sort())
})

it('[widget] the sum is what the attribute integrity takes', () => {
  // `printf abc | openssl dgst -sha384 -binary | base64`
  expect(integrityOf('abc')).toBe('sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn')
})
