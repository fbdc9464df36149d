// `npm run bench:first-frame`: how long two strangers wait for each other's picture, from the second one's Find, beside what people
// use today. One page, cameras open, sockets connected, each hop of signaling delayed by a proxy; calls of all contenders in turn.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { launch } from 'puppeteer-core'
import { chromiumPath } from '../../scripts/programs.mjs'
import { DelayProxy } from './delay-proxy.mjs'
import { bundle, servePage } from './page.mjs'
import { page, rowsOf } from './report.mjs'
import { startServers } from './servers.mjs'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '20' },
    hops: { type: 'string', default: '25,75' },
    contenders: { type: 'string', default: 'mismatch,mismatch-cold,peerjs,simple-peer,plain' },
    /** Where the page goes; nowhere if empty. */
    out: { type: 'string', default: fileURLToPath(new URL('../results/first-frame.md', import.meta.url)) },
  },
})
const contenders = values.contenders.split(',')
const hops = values.hops.split(',').map(Number)

const folder = mkdtempSync(join(os.tmpdir(), 'mismatch-bench-'))
const servers = await startServers(contenders)
const site = await servePage(await bundle(contenders))
const browser = await launch({
  executablePath: chromiumPath(),
  userDataDir: folder,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    '--allow-loopback-in-peer-connection',
  ],
})
try {
  const tab = await browser.newPage()
  tab.on('pageerror', (error) => console.error(String(error)))
  const results = []
  for (const ms of hops) results.push({ ms, rows: await atDistance(tab, ms) })
  const machine = `Chromium ${(await browser.version()).replace(/^.*\//, '')}, Node ${process.versions.node}, ${os.availableParallelism()} cores`
  const text = page({ results, calls: values.calls, machine })
  console.log(text)
  if (values.out !== '') writeFileSync(values.out, text)
} finally {
  await browser.close()
  site.close()
  await servers.close()
  rmSync(folder, { recursive: true, force: true })
}
// PeerJS's server has timers that nothing stops.
process.exit()

/** Calls of all contenders in turn, each round beginning with another one. */
async function atDistance(tab, ms) {
  const proxies = await Promise.all(
    Object.entries(servers.ports).map(([name, port]) => DelayProxy.start(name, port, ms)),
  )
  try {
    const ports = Object.fromEntries(proxies.map(({ name, port }) => [name, port]))
    await tab.goto(site.url)
    await tab.evaluate((ports) => globalThis.open(ports), ports)
    const call = (name) => tab.evaluate((name) => globalThis.call(name), name)
    // Compilers and codecs have seen everything before anything counts.
    for (const name of contenders) await call(name)
    const taken = Object.fromEntries(contenders.map((name) => [name, []]))
    for (let round = 0; round < Number(values.calls); round++) {
      for (let turn = 0; turn < contenders.length; turn++) {
        const name = contenders[(round + turn) % contenders.length]
        taken[name].push(await call(name))
      }
    }
    return rowsOf(taken)
  } finally {
    for (const proxy of proxies) proxy.close()
  }
}
