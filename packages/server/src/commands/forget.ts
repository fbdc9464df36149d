import { existsSync, readFileSync } from 'node:fs'
import { settingsOfCommand } from '../config/read-settings.ts'
import type { Settings } from '../config/option-table.ts'
import { createDeviceHash } from '../safety/device-hash.ts'
import { ServerKey } from '../safety/server-key.ts'
import { createIds } from '../safety/random-pool.ts'
import { fileOf, placeOf, storeOf } from '../store/open-store.ts'
import type { Terminal } from '../terminal.ts'

const USAGE = `Usage: mismatch-server forget --device ID [--option value]...
       mismatch-server forget --user ID [--option value]...

Deletes every report, block and ban of a device or a user from the store, also those by which others reported them.
It finds the store as the server does: give it the same --data-dir, --database-url and --secret, or variables, or
--config. The server may run meanwhile: what it knows of bans follows in ten seconds, of blocks with its next start.
`

/**
 * `mismatch-server forget`: what somebody asks for who wants to be forgotten.
 *
 * @returns the exit code: 0 also if there was nothing, 1 if the store could not be opened, 2 for wrong options
 */
export async function forget({ flags, env, out, err }: Terminal): Promise<number> {
  if (flags.includes('--help') || flags.includes('-h')) {
    out(USAGE)
    return 0
  }
  const { device, user, rest } = subjectOf(flags)
  if ((device === undefined) === (user === undefined) || device === '' || user === '') {
    err(`forget: expected either --device ID or --user ID\n${USAGE}`)
    return 2
  }
  const read = settingsOfCommand({ flags: rest, env, readFile: (path) => readFileSync(path, 'utf8') })
  if (!read.ok) {
    err(`${read.faults.join('\n')}\nmismatch-server forget --help says more.\n`)
    return 2
  }
  const { settings } = read
  const missing = missingOf(settings)
  if (missing !== null) {
    err(`${missing}\n`)
    return 1
  }

  const store = storeOf(settings, createIds())
  try {
    const who = { user: user ?? null, device: device === undefined ? null : hashed(device, settings) }
    await store.open()
    const { reports, blocks, bans } = await store.forget(who)
    out(
      `Deleted from ${placeOf(settings)}: ${said(reports, 'report')}, ${said(blocks, 'block')}, ${said(bans, 'ban')}.\n`,
    )
    return 0
  } catch (thrown) {
    err(`Nothing more was deleted from ${placeOf(settings)}: ${(thrown as Error).message}\n`)
    return 1
  } finally {
    await store.close()
  }
}

/** The two options of its own, and those that it shares with the server. */
function subjectOf(flags: readonly string[]) {
  const found: { device?: string; user?: string } = {}
  const rest: string[] = []
  for (let at = 0; at < flags.length; at++) {
    const [, name, inline] = /^--(device|user)(?:=(.*))?$/s.exec(flags[at]!) ?? []
    if (name === undefined) rest.push(flags[at]!)
    else found[name as 'device' | 'user'] = inline ?? flags[++at] ?? ''
  }
  return { ...found, rest }
}

/** Why there is nothing to look into. Making an empty store, in which nobody is found, would look like success. */
function missingOf(settings: Settings): string | null {
  if (settings.databaseUrl === 'memory:') return 'forget: nothing is kept (database-url is memory:).'
  const path = fileOf(settings)
  if (path === null || existsSync(path)) return null
  return `forget: there is no store at ${path}: name the server's folder with --data-dir, or its database with --database-url.`
}

/** As the server hashes it, by the same key. */
function hashed(device: string, settings: Settings): string {
  const key = new ServerKey({
    ...settings,
    onUnkept: (thrown) => {
      throw thrown
    },
  })
  return createDeviceHash(() => key.for('device'))(device)
}

function said(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`
}
