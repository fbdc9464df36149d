import type { Media } from '@mismatch/protocol'
import {
  cameraMissing,
  cameraRefused,
  insecurePage,
  mediaFailed,
  notConnected,
  unsupportedBrowser,
  type MatchError,
} from '../errors.ts'
import type { LocalDevice, PeerState } from '../events.ts'
import type { DeviceSource } from '../options.ts'
import { kindsOf, type Kind } from './constraints.ts'
import { listDevices } from './device-list.ts'
import type { LocalMedia } from './local-media.ts'
import { OpenTracks } from './open-tracks.ts'
import { ScreenShare } from './screen-share.ts'
import { openAny, openExactly, stopTracks } from './opener.ts'

export interface DevicesParts {
  /** Looked up whenever devices are opened; undefined where the browser shows none. */
  readonly source: () => DeviceSource | undefined
  /** Whether browsers would show devices to this page. */
  readonly isSecure: () => boolean
  /** Whether somebody is there to be shown a screen. */
  readonly canShare: () => boolean
}

export interface DevicesEvents {
  /** Opened, changed, or (null) closed. */
  onStream(stream: MediaStream | null): void
  /** What the partner gets has changed. */
  onSent(stream: MediaStream | null): void
  /** The screen is shared, or (null) no more. */
  onScreen(stream: MediaStream | null): void
  /** What the partner should know has changed. */
  onState(): void
  /** What there is to choose from has changed. */
  onDevices(devices: readonly LocalDevice[]): void
  /** A device stopped by itself, and none could take its place. */
  onFault(error: MatchError): void
}

/** A device that comes and goes is not chased for ever. */
const MAX_REPLACEMENTS = 3

/** Camera and microphone: what the person wants of them, and what is open. */
export class Devices implements LocalMedia {
  readonly #tracks = new OpenTracks()
  #opening: { readonly media: Media; readonly done: Promise<void> } | null = null
  /** Grows with every new wish; what was opened for an older one is stopped when it comes. */
  #epoch = 0
  readonly #on = { audio: true, video: true }
  /** Gone by themselves, and not opened again yet. */
  readonly #lost = new Set<Kind>()
  #replacements = 0
  readonly #chosen: { [K in Kind]?: string | undefined } = {}
  #unlisten: (() => void) | null = null
  readonly #share = new ScreenShare(() => {
    this.#events.onScreen(this.screen)
    this.#sends()
  })
  readonly #parts: DevicesParts
  readonly #events: DevicesEvents

  constructor(parts: DevicesParts, events: DevicesEvents) {
    this.#parts = parts
    this.#events = events
  }

  get stream(): MediaStream | null {
    return this.#tracks.stream
  }
  get screen(): MediaStream | null {
    return this.#share.stream
  }
  /** What goes to the partner. */
  get sent(): MediaStream | null {
    return this.#share.sent(this.stream)
  }
  get microphone(): boolean {
    return this.#on.audio && !this.#lost.has('audio')
  }
  get camera(): boolean {
    return this.#on.video && !this.#lost.has('video')
  }
  /** What the partner is told. */
  get state(): PeerState {
    const shows = (kind: Kind) => this.#on[kind] && this.#isOpen(kind)
    return { audio: shows('audio'), video: shows('video'), screen: this.screen !== null }
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

  async devices(): Promise<LocalDevice[]> {
    const source = this.#parts.source()
    this.#listen(source)
    return (await listDevices(source)).map((device) => ({
      ...device,
      active: this.#tracks.of(device.kind)?.getSettings().deviceId === device.deviceId,
    }))
  }

  async useDevice(deviceId: string): Promise<void> {
    const source = this.#source()
    const kind = (await listDevices(source)).find((each) => each.deviceId === deviceId)?.kind
    if (kind === undefined) throw cameraMissing('there is no such device')
    // Asked before it stops: not every browser remembers what a stopped track was.
    const before = this.#tracks.of(kind)?.getSettings().deviceId ?? this.#chosen[kind]
    this.#chosen[kind] = deviceId
    await this.settled
    const epoch = this.#epoch
    const open = this.#tracks.of(kind)
    if (open === undefined && !this.#lost.has(kind)) return
    // Phones have one camera open at a time. The partner keeps the last frame until the other comes.
    open?.stop()
    try {
      const opened = await openExactly(source, [kind], { [kind]: { exact: deviceId } })
      if (epoch === this.#epoch && this.#chosen[kind] === deviceId) this.#adopt(opened)
      else stopTracks(opened)
    } catch (error) {
      if (epoch === this.#epoch) {
        if (this.#chosen[kind] === deviceId) this.#chosen[kind] = before
        this.#lose(kind)
        this.#reopen(kind, epoch)
      }
      throw error
    }
  }

  async shareScreen({ audio = false }: { readonly audio?: boolean } = {}): Promise<void> {
    const source = this.#source()
    if (!this.#parts.canShare()) throw notConnected()
    return this.#share.start(source, audio)
  }
  stopScreen(): void {
    this.#share.stop()
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
    this.#replacements = 0
    const wanted = kindsOf(media)
    for (const kind of this.#lost) if (!wanted.includes(kind)) this.#lost.delete(kind)
    this.#stop((track) => !wanted.includes(track.kind as Kind))
    const missing = wanted.filter((kind) => !this.#isOpen(kind))
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
    this.stopScreen()
    this.#epoch++
    this.#opening = null
    this.#lost.clear()
    this.#stop(() => true)
  }

  /** Releases, and hears nothing of devices any more. May be called twice. */
  close(): void {
    this.release()
    this.#unlisten?.()
  }

  async #open(kinds: readonly Kind[], epoch: number): Promise<void> {
    const isWanted = () => epoch === this.#epoch
    const source = this.#source()
    this.#listen(source)
    const lost = kinds.filter((kind) => this.#lost.has(kind))
    const take = (opened: MediaStream) => (isWanted() ? this.#adopt(opened) : stopTracks(opened))
    try {
      await openAny(source, kinds, this.#chosen, isWanted, take)
    } catch (error) {
      if (!isWanted()) return
      this.#stop((track) => kinds.includes(track.kind as Kind))
      for (const kind of lost) this.#lost.add(kind)
      throw error
    }
  }

  #adopt(opened: MediaStream): void {
    for (const track of opened.getTracks()) {
      track.enabled = this.#on[track.kind as Kind]
      this.#lost.delete(track.kind as Kind)
    }
    this.#tracks.adopt(opened, (kind) => void this.#replace(kind))
    this.#changed()
  }

  /** Unplugged, or no longer allowed. Another one takes its place, but without a prompt: nobody asked for it. */
  async #replace(kind: Kind): Promise<void> {
    const epoch = this.#epoch
    this.#lose(kind)
    const listed = await listDevices(this.#parts.source())
    if (epoch !== this.#epoch) return
    // Browsers hide the names of devices that are not allowed.
    const hidden = listed.some((each) => each.kind === kind && each.label === '')
    if (hidden) this.#events.onFault(cameraRefused('it is not allowed any more'))
    else if (this.#replacements++ < MAX_REPLACEMENTS) this.#reopen(kind, epoch)
    else this.#events.onFault(mediaFailed('it stops again and again'))
  }

  #lose(kind: Kind): void {
    this.#lost.add(kind)
    this.#stop((track) => track.kind === kind)
  }

  #reopen(kind: Kind, epoch: number): void {
    this.#open([kind], epoch).catch((error: MatchError) => this.#events.onFault(error))
  }

  #source(): DeviceSource {
    const source = this.#parts.source()
    if (source === undefined) throw this.#parts.isSecure() ? unsupportedBrowser('mediaDevices') : insecurePage()
    return source
  }

  /** From the first look at devices on, until closed. */
  #listen(source: DeviceSource | undefined): void {
    if (this.#unlisten !== null) return
    const heard = () => void this.devices().then((devices) => this.#events.onDevices(devices))
    source?.addEventListener?.('devicechange', heard)
    this.#unlisten = () => source?.removeEventListener?.('devicechange', heard)
  }

  #switch(kind: Kind, on: boolean): void {
    const lost = this.#lost.has(kind)
    if (this.#on[kind] === on && !lost) return
    this.#on[kind] = on
    const track = this.#tracks.of(kind)
    if (track !== undefined) track.enabled = on
    if (lost && on) this.#reopen(kind, this.#epoch)
    this.#events.onState()
  }

  #stop(which: (track: MediaStreamTrack) => boolean): void {
    if (this.#tracks.stop(which)) this.#changed()
  }

  #isOpen(kind: Kind): boolean {
    return this.#tracks.of(kind)?.readyState === 'live'
  }

  #changed(): void {
    this.#events.onStream(this.stream)
    this.#sends()
  }

  #sends(): void {
    this.#events.onSent(this.sent)
    this.#events.onState()
  }
}
