import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { groups } from '../docs/.vitepress/pages.ts'
import { launchBrowser } from './support/browser.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'docs/.vitepress/dist')
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

const site = createServer((request, response) => {
  const path = join(dist, decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname))
  const file = [path, `${path}.html`, join(path, 'index.html')].find((one) => isFile(one))
  if (file === undefined) response.writeHead(404).end()
  else response.setHeader('content-type', types[extname(file)] ?? 'image/png').end(readFileSync(file))
})

beforeAll(async () => {
  // It fails on dead links, on a page that the side names and nobody wrote, and on what docstrings lack.
  execFileSync('npm', ['run', '--silent', 'docs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  await new Promise<void>((resolve) => site.listen(0, 'localhost', resolve))
}, 240_000)
afterAll(() => {
  site.closeAllConnections()
  site.close()
})

it('[docs] the site builds; every page fits a phone, asks nobody else for anything, and complains of nothing', async () => {
  const url = `http://localhost:${String((site.address() as AddressInfo).port)}`
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.setViewport({ width: 390, height: 844 })
  const faults: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) faults.push(`asks ${request.url()}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${String(response.status())} for ${response.url()}`)
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  for (const path of ['/', '/api/', ...groups.flatMap(({ items }) => items.map(({ link }) => link))]) {
    await page.goto(url + path)
    const overflows = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    if (overflows) faults.push(`${path} is wider than a phone`)
    const links = await page.$$eval('#app a[href]', (all) => all.map((link) => link.href))
    faults.push(...links.filter((link) => !URL.canParse(link)).map((link) => `${path} has a link to ${link}`))
  }
  await browser.close()
  expect(faults).toEqual([])
})

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
