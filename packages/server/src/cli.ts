#!/usr/bin/env node
import { runCommand } from './command.ts'

const { argv, env, stdout, stderr } = process

process.exitCode = await runCommand({
  flags: argv.slice(2),
  env,
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  onStop(run) {
    process.on('SIGTERM', run)
    process.on('SIGINT', run)
  },
  onReload(run) {
    process.on('SIGHUP', run)
  },
  exit: (code) => process.exit(code),
})
