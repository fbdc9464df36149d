import { MatchError, type Media, type MatchErrorCode } from '@mismatch/sdk'
import type { Fault, Way } from '../i18n/strings.ts'
import { initialView, type Abilities } from './view.ts'

/** An error as a person meets it: what it is, and the ways on. The first way does it, the others go round it. */
export interface Door {
  readonly fault: Fault
  readonly ways: readonly Way[]
  /** For the owner of the page, as the client says it; in English. */
  readonly detail: string | null
}

/** What decides which ways lead on from here. */
type Means = Pick<Abilities, 'camera' | 'microphone' | 'sockets'>

/** What is used of a `MatchError`. */
export interface FaultSource {
  readonly code: MatchErrorCode
  readonly message: string
  readonly closeName?: string | undefined
  readonly serverCode?: string | undefined
  readonly refId?: string | undefined
}

type Ways = readonly Way[]

/** The errors that stand as a door over the stage, until a way is taken or they heal; and the ways. */
const doors = {
  no_server: ['retry'],
  invalid_options: ['retry'],
  camera_refused: ['retry', 'audio', 'text'],
  camera_missing: ['retry', 'audio', 'text'],
  camera_busy: ['retry', 'audio', 'text'],
  microphone_refused: ['retry', 'text'],
  microphone_missing: ['retry', 'text'],
  microphone_busy: ['retry', 'text'],
  media_framed: ['audio', 'text'],
  media_failed: ['retry', 'audio', 'text'],
  insecure_page: ['text'],
  unsupported_browser: ['text'],
  no_sockets: [],
  unreachable: ['retry', 'diagnose'],
  not_a_mismatch_server: ['retry'],
  refused: ['retry'],
  banned: [],
  replaced: ['retry'],
  not_loaded: ['retry'],
  no_connections: ['retry', 'diagnose', 'text'],
  no_relay: ['retry'],
} as const satisfies Partial<Record<Fault, Ways>>

/** Those that are a line in the chat, where there is one. */
const lines = {
  screen_refused: [],
  not_connected: [],
  invalid_message: [],
  invalid_file: [],
  files_unavailable: [],
  session_over: [],
  rate_limited: ['retry'],
  server_error: ['retry'],
} as const satisfies Partial<Record<Fault, Ways>>

const waysOn: Readonly<Record<Fault, Ways>> = { ...doors, ...lines }

/** Without a camera in play the microphone is what failed, and audio only is no way round. */
const withoutCamera: Partial<Record<MatchErrorCode, Fault>> = {
  camera_refused: 'microphone_refused',
  camera_missing: 'microphone_missing',
  camera_busy: 'microphone_busy',
}

/** The door for an error that came while `media` was asked for; `inSession`: with a partner on the line. Null: none speaks of it. */
export function doorFor(
  error: FaultSource,
  media: Media,
  inSession: boolean,
  means: Means = initialView.abilities,
): Door | null {
  const fault = faultOf(error, media, inSession, means)
  if (!isSaid(fault)) return null
  const leadsOn = (way: Way) => way !== media && (way !== 'audio' || means.microphone)
  // Audio only or text only mean another partner; who has one may go on as it is instead.
  const ways: Ways = inSession ? ['retry', 'dismiss'] : waysOn[fault].filter(leadsOn)
  return { fault, ways, detail: fault === 'invalid_options' ? error.message : null }
}

/** Whether it is about a message that the server does not let through (rule R6), where that stands beside it. */
export function isSaidByMessage({ serverCode, refId }: FaultSource): boolean {
  return serverCode === 'forbidden' && refId !== undefined
}

/** Whether camera or microphone are what is wrong. */
export function isAboutDevices({ fault }: Door): boolean {
  return /^(camera|microphone|media)_/.test(fault)
}

/** Whether it is a line in the chat, and no door. */
export function isLine(fault: Fault): boolean {
  return fault in lines
}

/** The element's own: no server is known. `host` is where the script came from, if it was asked. */
export function noServerDoor(host: string | null): Door {
  return { fault: 'no_server', ways: host === null ? [] : doors.no_server, detail: host }
}

/** After so many partners in a row the fault is hardly theirs. */
const failuresUntilDoor = 3

/** The element's own: no connection comes about, so that looking on makes no sense; null before. */
export function noConnectionsDoor({ failures }: { readonly failures: { readonly count: number } }): Door | null {
  if (failures.count < failuresUntilDoor) return null
  return { fault: 'no_connections', ways: doors.no_connections, detail: null }
}

/** The element's own: a dialog could not be fetched. In a session one goes on, and may press again. */
export function notLoadedDoor(inSession: boolean): Door {
  return { fault: 'not_loaded', ways: inSession ? ['dismiss'] : doors.not_loaded, detail: null }
}

/** For a page that wants to start what cannot start. */
export function noClient(): MatchError {
  return new MatchError('invalid_options', 'the element is not in a page, or has no server that it can use', false)
}

/** For a page that wants to start what could not ask first. */
export function notLoaded(cause: unknown): MatchError {
  return new MatchError('unreachable', 'a file of the element could not be fetched', true, { cause })
}

/** Whether there are words for it. */
export function isSaid(fault: Fault | MatchErrorCode): fault is Fault {
  return fault in waysOn
}

function faultOf(
  { code, closeName, serverCode }: FaultSource,
  media: Media,
  inSession: boolean,
  means: Means,
): Fault | MatchErrorCode {
  // No place in the queue.
  if (serverCode === 'forbidden' && !inSession) return 'refused'
  if (code === 'refused' && (closeName === 'banned' || closeName === 'replaced')) return closeName
  if (code === 'unsupported_browser' && !means.sockets) return 'no_sockets'
  const isFramed = !means.microphone || (media === 'video' && !means.camera)
  if (code === 'camera_refused' && isFramed) return 'media_framed'
  return (media === 'audio' ? withoutCamera[code] : undefined) ?? code
}
