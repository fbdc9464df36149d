import type { Media } from '@mismatch/protocol'
import { insecurePage, mediaFailed, unsupportedBrowser, type MatchError } from '../errors.ts'
import type { PeerState } from '../events.ts'
import type { DeviceSource } from '../options.ts'
import { constraintsFor, kindsOf, type Kind } from './constraints.ts'
import { deviceError } from './device-errors.ts'
import type { LocalMedia } from './local-media.ts'

export interface DevicesParts {
  /** Looked up whenever devices are opened; undefined where the browser shows none. */
  readonly source: () => DeviceSource | undefined
  /** Whether browsers would show devices to this page. */
  readonly isSecure: () => boolean
}

export interface DevicesEvents {
  /** Opened, changed, or (null) closed. */
  onStream(stream: MediaStream | null): void
  /** What the partner should know has changed. */
  onState(): void
  /** A device stopped by itself. */
  onFault(error: MatchError): void
}

/** Opens camera and microphone, and is the only one who stops their tracks. */
export class Devices implements LocalMedia {
  #stream: MediaStream | null = null
  #opening: { readonly media: Media; readonly done: Promise<void> } | null = null
  /** Grows with every new wish; what was opened for an older one is stopped when it comes. */
  #epoch = 0
  readonly #on = { audio: true, video: true }
  readonly #parts: DevicesParts
  readonly #events: DevicesEvents

  constructor(parts: DevicesParts, events: DevicesEvents) {
    this.#parts = parts
    this.#events = events
  }

  get stream(): MediaStream | null {
    return this.#stream
  }
  get microphone(): boolean {
    return this.#on.audio
  }
  get camera(): boolean {
    return this.#on.video
  }
  /** What the partner is told. */
  get state(): PeerState {
    const shows = (kind: Kind) => this.#on[kind] && this.#live(kind) !== undefined
    return { audio: shows('audio'), video: shows('video'), screen: false }
  }
  /** Settles, and never rejects, when no prompt is open any more; null if none is. */
  get settled(): Promise<void> | null {
    return this.#opening?.done.catch(() => {}) ?? null
  }

  setMicrophone(on: boolean): void {
    this.#switch('audio', on)
  }
  setCamera(on: boolean): void {
    this.#switch('video', on)
  }

  /**
   * Opens what `media` needs and is not open yet, and stops what it does not need. A newer wish replaces an older one,
   * which then resolves.
   * @throws MatchError (rejects) `camera_*`, `media_failed`, `insecure_page`, `unsupported_browser`; what was open stays open
   */
  async ensure(media: Media): Promise<void> {
    if (this.#opening?.media === media) return this.#opening.done
    const epoch = ++this.#epoch
    this.#opening = null
    const wanted = kindsOf(media)
    this.#stop((track) => !wanted.includes(track.kind as Kind) || track.readyState === 'ended')
    const missing = wanted.filter((kind) => this.#live(kind) === undefined)
    if (missing.length === 0) return
    const done = this.#open(missing, epoch)
    const opening = { media, done }
    this.#opening = opening
    try {
      await done
    } finally {
      if (this.#opening === opening) this.#opening = null
    }
  }

  /** Stops every track, also those that a prompt still open would bring. May be called twice. */
  release(): void {
    this.#epoch++
    this.#opening = null
    this.#stop(() => true)
  }

  async #open(kinds: readonly Kind[], epoch: number): Promise<void> {
    const source = this.#parts.source()
    if (source === undefined) throw this.#parts.isSecure() ? unsupportedBrowser('mediaDevices') : insecurePage()
    let opened: MediaStream
    try {
      opened = await source.getUserMedia(constraintsFor(kinds))
    } catch (cause) {
      if (epoch !== this.#epoch) return
      throw deviceError(cause)
    }
    if (epoch !== this.#epoch) {
      for (const track of opened.getTracks()) track.stop()
      return
    }
    this.#adopt(opened)
  }

  #adopt(opened: MediaStream): void {
    this.#stream ??= opened
    for (const track of opened.getTracks()) {
      if (this.#stream !== opened) this.#stream.addTrack(track)
      track.enabled = this.#on[track.kind as Kind]
      track.onended = () => {
        this.#events.onFault(mediaFailed(`the ${track.kind} device stopped`))
        this.#events.onState()
      }
    }
    this.#events.onStream(this.#stream)
    this.#events.onState()
  }

  #switch(kind: Kind, on: boolean): void {
    if (this.#on[kind] === on) return
    this.#on[kind] = on
    const track = this.#live(kind)
    if (track !== undefined) track.enabled = on
    this.#events.onState()
  }

  #stop(which: (track: MediaStreamTrack) => boolean): void {
    const stream = this.#stream
    const going = stream?.getTracks().filter(which) ?? []
    if (stream === null || going.length === 0) return
    const ends = going.length === stream.getTracks().length
    for (const track of going) {
      track.onended = null
      track.stop()
      if (!ends) stream.removeTrack(track)
    }
    if (ends) this.#stream = null
    this.#events.onStream(this.#stream)
    this.#events.onState()
  }

  #live(kind: Kind): MediaStreamTrack | undefined {
    return this.#stream?.getTracks().find((track) => track.kind === kind && track.readyState === 'live')
  }
}
