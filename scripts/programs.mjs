// The programs that the tests need besides Node: where to find each, and the Debian package that brings it.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

const programs = [
  {
    name: 'Chromium',
    variable: 'CHROME_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    elsewhere: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    aptPackage: 'chromium',
  },
  {
    name: 'Redis',
    variable: 'REDIS_SERVER_PATH',
    commands: ['redis-server'],
    elsewhere: [],
    aptPackage: 'redis-server',
  },
]

/** The programs that are not on this machine. */
export function missingPrograms() {
  return programs.filter((program) => locate(program) === undefined)
}

/** The path of Chromium; throws if there is none. */
export function chromiumPath() {
  const path = locate(programs[0])
  if (path === undefined) throw new Error('No Chromium found: set CHROME_PATH, or run node scripts/ensure-programs.mjs')
  return path
}

function locate({ variable, commands, elsewhere }) {
  const named = process.env[variable]
  if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...candidates, ...elsewhere].find(isExecutable)
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
