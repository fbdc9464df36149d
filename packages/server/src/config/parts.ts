import { hookNames } from '../hooks/hook-names.ts'
import type { Settings } from './option-table.ts'
import { shown } from './shown.ts'
import { speaksTls } from './speaks-tls.ts'
import { suggest } from './suggest.ts'

/** What each part that a program may give must be able to do. */
const methods = {
  server: ['on', 'off', 'listen', 'address'],
  logger: ['trace', 'debug', 'info', 'warn', 'error'],
  clock: ['now', 'after'],
  backend: [
    ...[
      'listen',
      'arrive',
      'away',
      'back',
      'adopt',
      'depart',
      'enqueue',
      'prepare',
      'unprepare',
      'skip',
      'fail',
      'expire',
      'leave',
    ],
    ...['report', 'block', 'requeue', 'stats', 'close'],
  ],
  store: [
    ...['open', 'close', 'forget', 'sweep'],
    ...['add', 'get', 'list', 'reportersOf', 'count'].map((name) => `reports.${name}`),
    ...['add', 'barredFor'].map((name) => `blocks.${name}`),
    ...['add', 'get', 'list', 'remove', 'active', 'against', 'revision'].map((name) => `bans.${name}`),
    ...['add', 'list'].map((name) => `audit.${name}`),
  ],
} as const

/**
 * The faults of the parts of one's own that a program gives besides its settings. They are looked at before anything starts: a login
 * under a misspelled name would leave the server open to everybody.
 */
export function faultsOfParts(
  parts: Readonly<Record<keyof typeof methods | 'hooks', unknown>>,
  classic: string | undefined,
): string[] {
  const faults = Object.entries(methods).flatMap(([name, needed]) => {
    const part = parts[name as keyof typeof methods]
    if (part === undefined || needed.every((method) => isFunction(part, method))) return []
    return [`options.${name} ${shown(part)}: expected an object with ${needed.join(', ')}`]
  })
  return [...faults, ...faultsOfHooks(parts.hooks), ...faultsOfClassic(parts.hooks, classic)]
}

function faultsOfHooks(hooks: unknown): string[] {
  if (hooks === undefined) return []
  if (typeof hooks !== 'object' || hooks === null) return [`options.hooks ${shown(hooks)}: expected an object`]
  return Object.entries(hooks as Record<string, unknown>).flatMap(([name, hook]) => {
    const at = `options.hooks.${name}`
    if (!(hookNames as readonly string[]).includes(name)) {
      const meant = suggest(name, hookNames)
      return [`${at}: there is no such hook${meant === undefined ? '' : `; did you mean ${meant}?`}`]
    }
    return hook === undefined || typeof hook === 'function' ? [] : [`${at} ${shown(hook)}: expected a function`]
  })
}

/** A captcha that nobody is asked for keeps nobody out. */
export function faultsOfChallenge(hooks: unknown, { auth, anonymous }: Pick<Settings, 'auth' | 'anonymous'>): string[] {
  if (!isFunction(hooks, 'onChallenge') || (auth === 'token' && anonymous === 'on')) return []
  return [
    'options.hooks.onChallenge: only who gets an anonymous token is asked, so auth must be token and anonymous on',
  ]
}

/** TLS belongs to the server that was lent; with these options ignored it would speak plain HTTP where TLS was meant. */
export function faultsOfLentServer(server: unknown, settings: Pick<Settings, 'tls' | 'tlsCert'>): string[] {
  if (server === undefined || !speaksTls(settings)) return []
  const named = settings.tls === 'auto' ? 'tlsCert and tlsKey' : `tls "${settings.tls}"`
  return [`options.${named}: options.server speaks TLS itself or not at all; make it with https.createServer() instead`]
}

/** A hook that can be walked round is none. */
function faultsOfClassic(hooks: unknown, classic: string | undefined): string[] {
  if (classic !== 'on' || !isFunction(hooks, 'onReady')) return []
  return ['options.classic "on": classic clients wait without a Ready, so options.hooks.onReady could not refuse them']
}

/** @param method its name, or that of a member and its own: `bans.add` */
function isFunction(part: unknown, method: string): boolean {
  const found = method
    .split('.')
    .reduce<unknown>((owner, name) => (owner as Readonly<Record<string, unknown>> | null | undefined)?.[name], part)
  return typeof found === 'function'
}
