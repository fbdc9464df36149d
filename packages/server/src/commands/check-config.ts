import { accessSync, constants, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { camelCase, optionNames, optionTable, type Option, type Settings } from '../config/option-table.ts'
import { settingsOfCommand } from '../config/read-settings.ts'
import { risksOf } from '../config/risks.ts'
import type { Terminal } from '../terminal.ts'
import { readCertificate } from '../tls/certificate.ts'
import { speaksTls } from '../config/speaks-tls.ts'

const USAGE = `Usage: mismatch-server check-config [--option value]...

Reads options as the server would, from flags, variables and a file (--config), and starts nothing. Prints what holds and what to mind, or
every fault. Exit codes: 0 no fault, 2 faults.
`

/**
 * `mismatch-server check-config`: reads options as the server would and starts nothing.
 *
 * @returns 0 and what holds, with a word on what is risky; or 2 and every fault
 */
export async function checkConfig({ flags, env, out, err }: Terminal): Promise<number> {
  if (flags.includes('--help') || flags.includes('-h')) {
    out(USAGE)
    return 0
  }
  const read = settingsOfCommand({ flags, env, readFile: (path) => readFileSync(path, 'utf8') })
  const faults = read.ok ? faultsOutside(read.settings) : read.faults
  if (!read.ok || faults.length > 0) {
    err(`${faults.join('\n')}\n`)
    return 2
  }
  const risks = risksOf(read.settings, Date.now()).map((risk) => `\nmind: ${risk}`)
  out(`ok\n\n${shownSettings(read.settings)}${risks.join('')}${risks.length > 0 ? '\n' : ''}`)
  return 0
}

/** What the server would fail on at its start. */
function faultsOutside({ dataDir, ...settings }: Settings): string[] {
  const faults: string[] = []
  if (speaksTls(settings) && settings.tls === 'auto') {
    try {
      readCertificate(settings.tlsCert, settings.tlsKey)
    } catch (thrown) {
      faults.push((thrown as Error).message)
    }
  }
  if (!isWritable(dataDir)) faults.push(`data-dir ${resolve(dataDir)}: this user may not write there`)
  return faults
}

/** Whether a folder can be written, or made. */
function isWritable(folder: string): boolean {
  for (let path = resolve(folder); ; path = dirname(path)) {
    try {
      accessSync(path, constants.W_OK | constants.X_OK)
      return true
    } catch (thrown) {
      if ((thrown as { code?: unknown }).code !== 'ENOENT' || path === dirname(path)) return false
    }
  }
}

/** Every option as one would write it, secrets only by whether there are any. */
function shownSettings(settings: Settings): string {
  const names = optionNames.filter((name) => name !== 'config')
  const width = Math.max(...names.map((name) => name.length))
  return names
    .map((name) => {
      const { kind, byDefault }: Option = optionTable[name]
      const value = (settings as Readonly<Record<string, unknown>>)[camelCase(name)]
      const written = kind.shown?.(value) ?? String(value)
      const word =
        value === '' ? (kind.shown?.(value) ?? 'none')
        : kind.isSecret === true ? '(set)'
        : written
      const isDefault = JSON.stringify(value) === JSON.stringify(byDefault)
      return `${name.padEnd(width)}  ${word}${isDefault ? '' : '   *'}\n`
    })
    .join('')
    .concat('\n* = not the default\n')
}
