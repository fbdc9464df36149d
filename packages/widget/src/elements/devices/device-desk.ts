import type { MatchClient, MatchErrorCode } from '@mismatch/sdk'
import { isSaid } from '../../state/doors.ts'
import type { DevicePanel } from '../../state/view.ts'

/** What the desk asks its element. */
export interface DeviceHost {
  readonly client: () => Pick<MatchClient, 'media'> | null
  /** Where the partner is heard. */
  readonly screen: () => HTMLMediaElement | null
  /** Null: closed. */
  readonly panel: () => DevicePanel | null
  readonly show: (panel: DevicePanel | null) => void
}

/** Camera, microphone and loudspeaker, looked at and chosen. */
export class DeviceDesk {
  readonly #host: DeviceHost
  #speaker = ''

  constructor(host: DeviceHost) {
    this.#host = host
  }

  async open(): Promise<void> {
    if (this.#host.client() === null) return
    this.#host.show({ devices: [], speakers: [], speaker: this.#speaker, fault: null })
    await this.look()
  }

  close(): void {
    this.#host.show(null)
  }

  /** Once more: permission brings names, and a plug another device. */
  async look(): Promise<void> {
    const [devices, speakers] = await Promise.all([this.#host.client()?.media.devices() ?? [], this.#speakers()])
    this.#change({ devices, speakers })
  }

  async use(deviceId: string): Promise<void> {
    try {
      await this.#host.client()?.media.useDevice(deviceId)
      this.#change({ fault: null })
    } catch (error) {
      if (!isClientError(error)) throw error
      this.#change({ fault: isSaid(error.code) ? error.code : 'media_failed' })
    }
    await this.look()
  }

  async useSpeaker(deviceId: string): Promise<void> {
    try {
      await this.#host.screen()?.setSinkId(deviceId)
      this.#speaker = deviceId
      this.#change({ speaker: deviceId, fault: null })
    } catch {
      // It is gone, or the page may not choose it.
      this.#change({ fault: 'media_failed' })
      await this.look()
    }
  }

  #change(changes: Partial<DevicePanel>): void {
    const panel = this.#host.panel()
    if (panel !== null) this.#host.show({ ...panel, ...changes })
  }

  /** None where the browser lets nobody choose. */
  async #speakers(): Promise<DevicePanel['speakers']> {
    const screen = this.#host.screen()
    if (screen === null || !('setSinkId' in screen)) return []
    const all = await navigator.mediaDevices.enumerateDevices().catch(() => [])
    return all.filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '')
  }
}

/** By its name: the class is the script's, which this is not part of. */
function isClientError(error: unknown): error is { readonly code: MatchErrorCode } {
  return error instanceof Error && error.name === 'MatchError'
}
