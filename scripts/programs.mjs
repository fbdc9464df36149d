// The programs that the tests need besides Node, and a font: where to find each, and the Debian package that brings it.
import { accessSync, constants, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'

const programs = [
  {
    name: 'Chromium',
    variable: 'CHROME_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    elsewhere: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    aptPackage: 'chromium',
    suites: ['test', 'net', 'interop'],
  },
  {
    // How wide words are decides what fits; it has letters for most languages of the element, too.
    name: 'Noto Sans',
    commands: [],
    elsewhere: ['/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf', '/usr/share/fonts/noto/NotoSans-Regular.ttf'],
    mode: constants.R_OK,
    platforms: ['linux'],
    aptPackage: 'fonts-noto-core',
    suites: ['test'],
  },
  {
    name: 'Redis',
    variable: 'REDIS_SERVER_PATH',
    commands: ['redis-server'],
    elsewhere: [],
    aptPackage: 'redis-server',
    suites: ['test'],
  },
  {
    // Debian keeps it out of PATH, in a folder for each version.
    name: 'Postgres',
    variable: 'POSTGRES_PATH',
    commands: ['postgres'],
    elsewhere: ['18', '17', '16', '15', '14', '13'].map((version) => `/usr/lib/postgresql/${version}/bin/postgres`),
    aptPackage: 'postgresql',
    suites: ['test'],
  },
  {
    name: 'coturn',
    commands: ['turnserver'],
    elsewhere: [],
    aptPackage: 'coturn',
    suites: ['test', 'net'],
  },
  {
    name: 'OpenSSL',
    commands: ['openssl'],
    elsewhere: [],
    aptPackage: 'openssl',
    suites: ['test'],
  },
  ...[
    ['nginx', 'nginx', 'nginx'],
    ['Caddy', 'caddy', 'caddy'],
    ['promtool', 'promtool', 'prometheus'],
  ].map(([name, command, aptPackage]) => ({
    name,
    commands: [command],
    // Debian has it where only root looks.
    elsewhere: [`/usr/sbin/${command}`],
    aptPackage,
    suites: ['test'],
  })),
  {
    name: 'ip',
    commands: ['ip'],
    elsewhere: [],
    aptPackage: 'iproute2',
    suites: ['net', 'interop'],
  },
  {
    name: 'nft',
    commands: ['nft'],
    elsewhere: [],
    aptPackage: 'nftables',
    suites: ['net'],
  },
  {
    name: 'Firefox',
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    elsewhere: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    aptPackage: 'firefox-esr',
    suites: ['interop'],
  },
]

/** The programs that this suite needs and that are not on this machine. */
export function missingPrograms(suite) {
  return programs
    .filter(
      ({ suites, platforms }) => suites.includes(suite) && (platforms ?? [process.platform]).includes(process.platform),
    )
    .filter((program) => locate(program) === undefined)
}

/** The path of Chromium; throws if there is none. */
export function chromiumPath() {
  return pathOf('Chromium')
}

/** The path of Firefox; throws if there is none. */
export function firefoxPath() {
  return pathOf('Firefox')
}

/** The paths of Postgres, and of what makes its folder, which lies beside it; throws if there is none. */
export function postgresPrograms() {
  const postgres = realpathSync(pathOf('Postgres'))
  return { postgres, initdb: join(dirname(postgres), 'initdb') }
}

/** The path of one of these programs, by its name in the list; throws if there is none. */
export function pathOf(name) {
  const program = programs.find((each) => each.name === name)
  const path = program && locate(program)
  if (path !== undefined) return path
  const variable = program?.variable === undefined ? '' : `set ${program.variable}, or `
  throw new Error(`No ${name} found: ${variable}run node scripts/ensure-programs.mjs`)
}

function locate({ variable, commands, elsewhere, mode = constants.X_OK }) {
  const named = variable === undefined ? undefined : process.env[variable]
  if (named !== undefined && named !== '') return isThere(named, mode) ? named : undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...candidates, ...elsewhere].find((path) => isThere(path, mode))
}

function isThere(path, mode) {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}
