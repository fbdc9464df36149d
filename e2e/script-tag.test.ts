import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

const example = readFileSync(new URL('../examples/script-tag/index.html', import.meta.url), 'utf8')

it('[architecture] a page of another origin with one script tag and one element is all that two strangers need', async () => {
  const server = await ServerProcess.start()
  expect(example).toContain('http://localhost:8080/mismatch-chat.js')
  const html = example.replace('http://localhost:8080', server.url)
  const site = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html))
  await new Promise<void>((resolve) => site.listen(0, 'localhost', resolve))
  const browser = await launchBrowser()
  try {
    const url = `http://localhost:${String((site.address() as AddressInfo).port)}`
    const anna = await Person.find(browser, url)
    await anna.untilState('waiting')
    const bert = await Person.find(browser, url)
    await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
    await bert.seesAndHears(10)
    expect([...anna.complaints, ...bert.complaints]).toEqual([])
  } finally {
    await browser.close()
    site.closeAllConnections()
    site.close()
    await server.stop()
  }
})
