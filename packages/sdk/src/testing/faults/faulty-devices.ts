import type { DeviceSource } from '../../options.ts'
import { fire, standIn } from './stand-in.ts'

/** Cameras that are pulled out when they are told to. */
export class FaultyDevices {
  readonly mediaDevices: DeviceSource
  readonly #real: DeviceSource
  readonly #cameras = new Set<MediaStreamTrack>()
  readonly #listeners = new Set<() => void>()
  readonly #gone = new Set<string>()

  constructor(real: DeviceSource) {
    this.#real = real
    const { enumerateDevices } = real
    this.mediaDevices = standIn(real, {
      getUserMedia: (asked) => this.#open(asked),
      ...(enumerateDevices && { enumerateDevices: () => this.#list() }),
      addEventListener: (type: 'devicechange', listener: () => void) => {
        this.#listeners.add(listener)
        real.addEventListener?.(type, listener)
      },
      removeEventListener: (type: 'devicechange', listener: () => void) => {
        this.#listeners.delete(listener)
        real.removeEventListener?.(type, listener)
      },
    })
  }

  /** Those that are open end and are not found any more, until the returned undo. */
  unplugCameras(): () => void {
    for (const track of this.#cameras) {
      if (track.readyState === 'ended') continue
      this.#gone.add(track.getSettings().deviceId ?? '')
      track.stop()
      // The browser tells it of devices that went, not of tracks that were stopped.
      fire(track, 'ended')
    }
    this.#cameras.clear()
    this.#tell()
    return () => {
      this.#gone.clear()
      this.#tell()
    }
  }

  async #open(asked: MediaStreamConstraints = {}): Promise<MediaStream> {
    let constraints = asked
    if (this.#gone.size > 0 && asked.video !== undefined && asked.video !== false) {
      const left = (await this.#list()).find(({ kind }) => kind === 'videoinput')
      if (left === undefined) throw new DOMException('the camera was pulled out', 'NotFoundError')
      const video = asked.video === true ? {} : asked.video
      constraints = { ...asked, video: { ...video, deviceId: { exact: left.deviceId } } }
    }
    const stream = await this.#real.getUserMedia(constraints)
    for (const track of stream.getTracks()) if (track.kind === 'video') this.#cameras.add(track)
    return stream
  }

  async #list(): Promise<MediaDeviceInfo[]> {
    const devices = (await this.#real.enumerateDevices?.()) ?? []
    return devices.filter(({ kind, deviceId }) => kind !== 'videoinput' || !this.#gone.has(deviceId))
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
