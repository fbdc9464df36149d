/// <reference types="node" />
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

// A Node of its own, on what was built: as a rendering server imports it, without anything that a test runner adds.
const run = promisify(execFile)
const built = (file: string) => fileURLToPath(new URL(`../dist/${file}`, import.meta.url))

/** What a Node of its own prints that runs this. */
async function prints(script: string): Promise<unknown> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  })
  return JSON.parse(stdout)
}

it.each(['index.js', 'define.js', 'react.js'])('[mistake 19] %s is imported in plain Node', async (file) => {
  const script = `
    const before = Object.getOwnPropertyNames(globalThis)
    const { MismatchChat } = await import(${JSON.stringify(built(file))})
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name))
    console.log(JSON.stringify({ made: typeof MismatchChat !== 'undefined', added }))`
  const { made, added } = (await prints(script)) as { made: boolean; added: string[] }
  expect(made).toBe(true)
  // Lit says that it is here, and nothing else is left behind.
  expect(added.filter((name) => !/^(lit|reactiveElement)/.test(name))).toEqual(['customElements'])
})

it('[widget] a rendering server writes the tag of the component, with what is in it and none of its properties', async () => {
  const script = `
    const { createElement } = await import('react')
    const { renderToString } = await import('react-dom/server')
    const { MismatchChat } = await import(${JSON.stringify(built('react.js'))})
    const props = { id: 'chat', className: 'wide', server: 'wss://x', profile: { name: 'Anna' }, onPaired() {} }
    const rules = createElement('p', { slot: 'rules' }, 'Be kind.')
    console.log(JSON.stringify(renderToString(createElement(MismatchChat, props, rules))))`
  const tag = '<mismatch-chat id="chat" class="wide" defer-hydration=""><p slot="rules">Be kind.</p></mismatch-chat>'
  expect(await prints(script)).toBe(tag)
})
