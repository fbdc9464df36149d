import type { Fault } from '@mismatch/sdk/testing'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { App } from './support/app.ts'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// What the element says of a call: real media, a real server, and faults on purpose at one of the two.
const script = `
  import '@mismatch/widget/define.js'
  import { MatchClient } from '@mismatch/sdk'
  import { makeFaults } from '@mismatch/sdk/testing'
  const faults = makeFaults()
  window.simulate = faults.simulate
  const [, name, server] = location.hash.split('|')
  const chat = Object.assign(document.createElement('mismatch-chat'), { name, server })
  chat.createClient = (options) => new MatchClient({ ...options, ...faults.options })
  document.body.append(chat)
`

declare global {
  interface Window {
    simulate: (fault: Fault) => () => void
    heal: () => unknown
  }
}

let server: ServerProcess
let app: App
let browser: Browser
beforeAll(async () => {
  server = await ServerProcess.start()
  app = await App.serve('', script)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  app.close()
  await server.stop()
})

async function pair(): Promise<[Person, Person]> {
  const people: Person[] = []
  for (const name of ['Anna', 'Lena']) {
    const person = await Person.open(browser, `${app.url}#|${name}|${server.wsUrl}`)
    await person.press('Find')
    people.push(person)
  }
  const [anna, lena] = people as [Person, Person]
  await Promise.all(people.map((person) => person.untilState('connected')))
  // A page that nobody sees is not measured.
  await anna.page.bringToFront()
  await anna.sees('Lena')
  return [anna, lena]
}

/** Until this part of the element, or of a part of it (`a b`), has what `selector` says, or no more. */
const has = (person: Person, part: string, selector: string, is = true) =>
  person.page.waitForFunction(
    (path, wanted, expected) => {
      let root: ShadowRoot | null | undefined = window.chat().shadowRoot
      for (const name of path.split(' ')) root = root?.querySelector(name)?.shadowRoot
      return (root?.querySelector(wanted) != null) === expected
    },
    { polling: 50, timeout: 30_000 },
    part,
    selector,
    is,
  )

it('[H5] says that the partner is away and is waited for, and no more once they are back; the figures say the way', async () => {
  const [anna, lena] = await pair()
  await has(anna, 'mismatch-status mismatch-signs', '.quality[aria-label^="Connection: "]')
  const sign = await anna.page.evaluateHandle(() =>
    window
      .chat()
      .shadowRoot?.querySelector('mismatch-status')
      ?.shadowRoot?.querySelector('mismatch-signs')
      ?.shadowRoot?.querySelector('.quality'),
  )
  await (sign as unknown as { click: () => Promise<void> }).click()
  await anna.sees('Way Directly')
  await anna.sees('Received Sent')
  await lena.page.evaluate(() => {
    const heal = window.simulate('signaling-blackhole')
    window.simulate('signaling-drop')
    window.heal = heal
  })
  await anna.sees('Lena’s connection is interrupted. Waiting for them…')
  expect(await anna.state()).toBe('connected')
  await lena.page.evaluate(() => void window.heal())
  await has(anna, 'mismatch-status', '.detail', false)
  await Promise.all([anna.page.close(), lena.page.close()])
})

it('[look] says that it reconnects, over a softened picture, until the picture moves again', async () => {
  const [anna, lena] = await pair()
  await anna.seesAndHears(10)
  await lena.page.evaluate(async () => {
    const sent = window.probe.connections().flatMap((connection) => connection.getSenders())
    const tracks = sent.map(({ track }) => track)
    const send = (each: (at: number) => MediaStreamTrack | null) =>
      Promise.all(sent.map((sender, at) => sender.replaceTrack(each(at))))
    window.heal = () => send((at) => tracks[at] ?? null)
    await send(() => null)
  })
  await anna.sees('Reconnecting to Lena…')
  await has(anna, 'mismatch-status mismatch-signs', '[aria-label="Connection: lost"]')
  await has(anna, 'mismatch-stage', '.remote.shown.softened')
  await lena.page.evaluate(() => void window.heal())
  await has(anna, 'mismatch-stage', '.softened', false)
  await has(anna, 'mismatch-status', '.detail', false)
  expect([...anna.complaints, ...lena.complaints]).toEqual([])
})
