import { createMatchServer, type ChatPayload, type MatchServer } from '@mismatch/server'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'

declare global {
  interface Window {
    /** Every frame that this page has put on a data channel. */
    byChannel: string[]
  }
}

// A program that reads along: real browsers at the element of a server with a chat hook, which takes its time as a service would.
const asked: ChatPayload[] = []
let match: MatchServer
let url: string
let browser: Browser
beforeAll(async () => {
  match = createMatchServer({
    port: 0,
    stunUrls: [],
    logLevel: 'warn',
    hooks: {
      onChat: async (payload) => {
        asked.push(payload)
        await new Promise((resolve) => setImmediate(resolve))
        return !payload.text.includes('rude')
      },
    },
  })
  ;({ url } = await match.listen())
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await match.close()
})

it('[R6] with a chat hook every message goes by the server; one that it refuses is said in words to its sender alone', async () => {
  const people: Person[] = []
  for (let who = 0; who < 2; who++) {
    const person = await Person.open(browser, url, keepChannels)
    await person.press('Find')
    people.push(person)
  }
  const [anna, bert] = people as [Person, Person]
  await Promise.all([anna.seesFrames(5), bert.seesFrames(5)])

  await write(anna, 'hello Bert')
  await bert.sees('hello Bert')
  await write(anna, 'you rude thing')
  await anna.sees('you rude thing Not sent: this is not allowed here')
  await write(bert, 'hello Anna')
  await anna.sees('hello Anna')
  await write(anna, 'and so it goes on')
  await bert.sees('and so it goes on')

  expect(await messages(bert)).toEqual(['hello Bert', 'hello Anna', 'and so it goes on'])
  await expect
    .poll(() => statuses(anna))
    .toEqual(['hello Bert: arrived', 'you rude thing: refused', 'and so it goes on: arrived'])
  // Said once, beside the message: there is no second line of an error.
  expect(await anna.page.$$('mismatch-chat >>> .fault')).toEqual([])
  expect(asked.map(({ text }) => text)).toEqual(['hello Bert', 'you rude thing', 'hello Anna', 'and so it goes on'])
  for (const person of people) {
    const sent = await person.page.evaluate(() => window.byChannel)
    // The channel is there, and carries what is not a message.
    expect(sent.some((text) => text.includes('"PeerState"'))).toBe(true)
    expect(sent.filter((text) => text.includes('"Chat"'))).toEqual([])
    expect(person.complaints).toEqual([])
  }
  await Promise.all(people.map((person) => person.page.close()))
})

async function write(person: Person, text: string): Promise<void> {
  await person.page.bringToFront()
  await person.page.locator('mismatch-chat >>> textarea').fill(text)
  await person.press('Send')
}

function messages(person: Person): Promise<string[] | undefined> {
  return person.page.evaluate(() => window.chat().client.session?.messages.map(({ text }) => text))
}

/** What became of one's own; whether it was read depends on which tab stands in front. */
async function statuses(person: Person): Promise<string[] | undefined> {
  return person.page.evaluate(() =>
    window
      .chat()
      .client.session?.messages.filter(({ from }) => from === 'me')
      .map(({ text, status }) => `${text}: ${status === 'delivered' || status === 'read' ? 'arrived' : status}`),
  )
}

/** Runs in a page, ahead of its own scripts. */
function keepChannels(): void {
  window.byChannel = []
  const { send } = RTCDataChannel.prototype
  RTCDataChannel.prototype.send = function (this: RTCDataChannel, data: unknown) {
    if (typeof data === 'string') window.byChannel.push(data)
    ;(send as (data: unknown) => void).call(this, data)
  }
}
