import type { MatchError } from '../errors.ts'
import type { listDevices } from '../media/device-list.ts'
import type { openExactly } from '../media/opener.ts'
import type { DeviceSource, PermissionSource } from '../options.ts'
import type { Config } from '../resolve-options.ts'
import type { DiagnosisCode } from './diagnosis.ts'

type Kind = 'audio' | 'video'
type Code = DiagnosisCode | null

export interface DeviceTools {
  readonly listDevices: typeof listDevices
  readonly openExactly: typeof openExactly
}

const KINDS = ['audio', 'video'] as const

/**
 * What is the matter with each kind; if the person may be asked, then by opening both for a moment, with one prompt.
 * @param own what the client itself has open, and is not opened once more: some phones would end the first
 */
export async function lookAtDevices(
  { devices, permissions, isSecure }: Pick<Config, 'devices' | 'permissions' | 'isSecure'>,
  { listDevices, openExactly }: DeviceTools,
  own: MediaStream | null,
  asks: boolean,
): Promise<Record<Kind, Code>> {
  const source = devices()
  if (source === undefined) {
    const code = isSecure() ? 'unsupported_browser' : 'insecure_page'
    return { audio: code, video: code }
  }
  const isOpen = (kind: Kind) => own?.getTracks().some((track) => track.kind === kind && track.readyState === 'live')
  const look = (kind: Kind) => (isOpen(kind) ? null : standing(source, listDevices, permissions(), kind))
  const codes: Record<Kind, Code> = { audio: await look('audio'), video: await look('video') }
  const open = (kinds: readonly Kind[]) =>
    openExactly(source, kinds, {}).then(
      (stream) => (stream.getTracks().forEach((track) => track.stop()), null),
      ({ code }: MatchError) => code as Code,
    )
  const kinds = asks ? KINDS.filter((kind) => !isOpen(kind) && (codes[kind] ?? 'not_asked') === 'not_asked') : []
  const together = kinds.length > 0 ? await open(kinds) : null
  // It does not say which of the two is missing or busy.
  const isOfBoth = together === null || together === 'camera_refused'
  for (const kind of kinds) codes[kind] = isOfBoth ? together : await open([kind])
  return codes
}

/** What is known without asking anybody. */
async function standing(
  source: DeviceSource,
  list: typeof listDevices,
  permissions: PermissionSource | undefined,
  kind: Kind,
): Promise<Code> {
  const listed = (await list(source)).filter((each) => each.kind === kind)
  if (listed.length === 0 && source.enumerateDevices !== undefined) return 'camera_missing'
  try {
    const name = (kind === 'audio' ? 'microphone' : 'camera') as PermissionName
    const state = (await permissions?.query({ name }))?.state
    if (state === 'denied') return 'camera_refused'
    if (state !== undefined) return state === 'granted' ? null : 'not_asked'
  } catch {
    // A browser that does not know these two names.
  }
  // Names are shown only of devices that are allowed.
  return listed.some(({ label }) => label !== '') ? null : 'not_asked'
}
