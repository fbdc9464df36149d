import type { LocalDevice } from '../events.ts'
import type { DeviceSource } from '../options.ts'

/** Cameras and microphones, the browser's default of each kind first; none where nothing lists them. */
export async function listDevices(source: DeviceSource | undefined): Promise<Omit<LocalDevice, 'active'>[]> {
  const all = (await source?.enumerateDevices?.().catch(() => [])) ?? []
  return all.flatMap(({ deviceId, kind, label }) =>
    kind === 'audiooutput' ? [] : [{ deviceId, kind: kind === 'audioinput' ? 'audio' : 'video', label }],
  )
}
