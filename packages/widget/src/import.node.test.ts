/// <reference types="node" />
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

// A Node of its own, on what was built: as a rendering server imports it, without anything that a test runner adds.
const run = promisify(execFile)
const built = (file: string) => fileURLToPath(new URL(`../dist/${file}`, import.meta.url))

it.each(['index.js', 'define.js'])('[mistake 19] %s is imported in plain Node', async (file) => {
  const script = `const { MismatchChat } = await import(${JSON.stringify(built(file))}); console.log(typeof MismatchChat)`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script])
  expect(stdout.trim()).toBe('function')
})
