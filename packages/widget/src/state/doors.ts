import { MatchError, type Media, type MatchErrorCode } from '@mismatch/sdk'
import type { Fault, Way } from '../i18n/strings.ts'
import type { Abilities } from './view.ts'

/** An error as a person meets it: what it is, and the ways on. The first way does it, the others go round it. */
export interface Door {
  readonly fault: Fault
  readonly ways: readonly Way[]
  /** For the owner of the page, as the client says it; in English. */
  readonly detail: string | null
}

/** What decides which ways lead on from here. */
type Means = Pick<Abilities, 'camera' | 'microphone' | 'sockets'>
const allMeans: Means = { camera: true, microphone: true, sockets: true }

/** What is used of a `MatchError`. */
export interface FaultSource {
  readonly code: MatchErrorCode
  readonly message: string
  readonly closeName?: string | undefined
  readonly serverCode?: string | undefined
  readonly refId?: string | undefined
}

/**
 * How each error shows: as a `door` over the stage, until a way is taken or it heals; or as a line in the `chat`.
 */
type Place = 'door' | 'chat'
interface Row {
  readonly place: Place
  readonly ways: readonly Way[]
}

const table: Readonly<Record<Fault, Row>> = {
  no_server: { place: 'door', ways: ['retry'] },
  invalid_options: { place: 'door', ways: ['retry'] },
  camera_refused: { place: 'door', ways: ['retry', 'audio', 'text'] },
  camera_missing: { place: 'door', ways: ['retry', 'audio', 'text'] },
  camera_busy: { place: 'door', ways: ['retry', 'audio', 'text'] },
  microphone_refused: { place: 'door', ways: ['retry', 'text'] },
  microphone_missing: { place: 'door', ways: ['retry', 'text'] },
  microphone_busy: { place: 'door', ways: ['retry', 'text'] },
  media_framed: { place: 'door', ways: ['audio', 'text'] },
  media_failed: { place: 'door', ways: ['retry', 'audio', 'text'] },
  screen_refused: { place: 'chat', ways: [] },
  insecure_page: { place: 'door', ways: ['text'] },
  unsupported_browser: { place: 'door', ways: ['text'] },
  no_sockets: { place: 'door', ways: [] },
  unreachable: { place: 'door', ways: ['retry', 'diagnose'] },
  not_a_mismatch_server: { place: 'door', ways: ['retry'] },
  refused: { place: 'door', ways: ['retry'] },
  banned: { place: 'door', ways: [] },
  replaced: { place: 'door', ways: ['retry'] },
  not_loaded: { place: 'door', ways: ['retry'] },
  no_connections: { place: 'door', ways: ['retry', 'diagnose', 'text'] },
  no_relay: { place: 'door', ways: ['retry'] },
  not_connected: { place: 'chat', ways: [] },
  invalid_message: { place: 'chat', ways: [] },
  invalid_file: { place: 'chat', ways: [] },
  files_unavailable: { place: 'chat', ways: [] },
  session_over: { place: 'chat', ways: [] },
  rate_limited: { place: 'chat', ways: ['retry'] },
  server_error: { place: 'chat', ways: ['retry'] },
}

/** Without a camera in play the microphone is what failed, and audio only is no way round. */
const withoutCamera: Partial<Record<MatchErrorCode, Fault>> = {
  camera_refused: 'microphone_refused',
  camera_missing: 'microphone_missing',
  camera_busy: 'microphone_busy',
}

/** The door for an error that came while `media` was asked for; `inSession`: with a partner on the line. Null: none speaks of it. */
export function doorFor(error: FaultSource, media: Media, inSession: boolean, means = allMeans): Door | null {
  const fault = faultOf(error, media, inSession, means)
  if (!isSaid(fault)) return null
  const leadsOn = (way: Way) => way !== media && (way !== 'audio' || means.microphone)
  // Audio only or text only mean another partner; who has one may go on as it is instead.
  const ways: readonly Way[] = inSession ? ['retry', 'dismiss'] : table[fault].ways.filter(leadsOn)
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

/** Where a door stands. */
export function placeOf(fault: Fault): Place {
  return table[fault].place
}

/** The element's own: no server is known. `host` is where the script came from, if it was asked. */
export function noServerDoor(host: string | null): Door {
  return { fault: 'no_server', ways: host === null ? [] : table.no_server.ways, detail: host }
}

/** After so many partners in a row the fault is hardly theirs. */
const failuresUntilDoor = 3

/** The element's own: no connection comes about, so that looking on makes no sense; null before. */
export function noConnectionsDoor({ failures }: { readonly failures: { readonly count: number } }): Door | null {
  if (failures.count < failuresUntilDoor) return null
  return { fault: 'no_connections', ways: table.no_connections.ways, detail: null }
}

/** The element's own: a dialog could not be fetched. In a session one goes on, and may press again. */
export function notLoadedDoor(inSession: boolean): Door {
  return { fault: 'not_loaded', ways: inSession ? ['dismiss'] : table.not_loaded.ways, detail: null }
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
  return fault in table
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
