// `npm run bench:signaling`: what signaling costs our server, beside a server of ws that checks nothing, PeerJS's and one of Socket.IO,
// in one run. Loopback only; each server, and all the people, are processes of their own, which end with this one.
import os from 'node:os'
import process from 'node:process'
import { hasSection, writeSection } from '../section.mjs'
import { measureAll } from './measure.mjs'
import { readOptions } from './options.mjs'
import { report } from './report.mjs'
import { Stage } from './stage.mjs'

const SECTION = 'signaling'

const options = readOptions(process.argv.slice(2))
if (options.out !== '' && !hasSection(options.out, SECTION))
  throw new Error(`${options.out} has no place for the figures`)
const stage = new Stage()
try {
  await stage.open(options.servers)
  const records = await measureAll(stage, options)
  const machine = `Node ${process.versions.node}, ${os.availableParallelism()} cores`
  const text = report(records, options, machine)
  console.log(text)
  if (options.out !== '') writeSection(options.out, SECTION, text)
} finally {
  stage.close()
}
