import type { DeviceSource, PermissionSource } from '../options.ts'

type Kind = 'audio' | 'video'

export class FakeTrack {
  enabled = true
  contentHint = ''
  readyState: MediaStreamTrackState = 'live'
  onended: (() => void) | null = null
  readonly kind: Kind
  readonly deviceId: string

  constructor(kind: Kind, deviceId = `${kind}-1`) {
    this.kind = kind
    this.deviceId = deviceId
  }
  getSettings(): MediaTrackSettings {
    return { deviceId: this.deviceId }
  }
  stop(): void {
    this.readyState = 'ended'
  }
  /** It stops by itself, as when the device is pulled out. */
  end(): void {
    if (this.readyState === 'ended') return
    this.readyState = 'ended'
    this.onended?.()
  }
}

export class FakeStream {
  readonly #tracks: Set<FakeTrack>

  constructor(tracks: FakeTrack[]) {
    this.#tracks = new Set(tracks)
  }
  getTracks(): FakeTrack[] {
    return [...this.#tracks]
  }
  addTrack(track: FakeTrack): void {
    this.#tracks.add(track)
  }
  removeTrack(track: FakeTrack): void {
    this.#tracks.delete(track)
  }
}

/** Somebody is asked for camera or microphone. */
export interface FakePrompt {
  readonly asked: MediaStreamConstraints
  /** Not answered yet. */
  readonly isOpen: boolean
  grant(): void
  /** `name` of the DOMException: `NotAllowedError` is a no. */
  refuse(name: string): void
}

/**
 * The cameras and microphones of a machine, and the person who allows them: one of each (`audio-1`, `video-1`), granted at
 * once, until told otherwise.
 */
export class FakeDevices implements DeviceSource {
  /** What is plugged in; the default of each kind first. */
  list: { readonly kind: Kind; readonly deviceId: string }[] = [
    { kind: 'audio', deviceId: 'audio-1' },
    { kind: 'video', deviceId: 'video-1' },
  ]
  /** Ids of those that another program holds. */
  readonly busy = new Set<string>()
  /** Whether the person allows them; false refuses at once. Taking it away in a call: `takeAway()`. */
  allowed = true
  /** Whether prompts stay open until answered. */
  asks = false
  /** The name of the DOMException to fail with whatever is asked, if any. */
  fault: string | null = null
  /** What the browser says of it: a prompt comes if the person is asked. */
  readonly permissions: PermissionSource = {
    query: async () => ({
      state:
        !this.allowed ? 'denied'
        : this.asks ? 'prompt'
        : 'granted',
    }),
  }
  /** Every track ever handed out. */
  readonly tracks: FakeTrack[] = []
  /** Every call of `getUserMedia`. */
  readonly prompts: FakePrompt[] = []
  readonly #listeners = new Set<() => void>()

  get live(): FakeTrack[] {
    return this.tracks.filter(({ readyState }) => readyState === 'live')
  }
  /** How many listen for devices that come and go. */
  get listeners(): number {
    return this.#listeners.size
  }
  /** The latest prompt. */
  get prompt(): FakePrompt {
    const prompt = this.prompts.at(-1)
    if (prompt === undefined) throw new Error('nobody was asked for a camera or microphone yet')
    return prompt
  }

  plug(kind: Kind, deviceId: string): void {
    this.list.push({ kind, deviceId })
    this.#tell()
  }
  /** Pulled out: its tracks end. */
  unplug(deviceId: string): void {
    if (!this.list.some((each) => each.deviceId === deviceId)) {
      throw new Error(
        `there is no device "${deviceId}"; there are ${this.list.map((each) => each.deviceId).join(', ')}`,
      )
    }
    this.list = this.list.filter((each) => each.deviceId !== deviceId)
    for (const track of this.live) if (track.deviceId === deviceId) track.end()
    this.#tell()
  }
  /** The person takes the permission back. */
  takeAway(): void {
    this.allowed = false
    for (const track of this.live) track.end()
  }

  getUserMedia(asked: MediaStreamConstraints = {}): Promise<MediaStream> {
    return this.#ask(asked, () => this.#open(asked))
  }
  /** A screen is chosen: the device `screen`, with its sound if that is asked for. */
  getDisplayMedia(asked: DisplayMediaStreamOptions = {}): Promise<MediaStream> {
    return this.#ask(asked, () => {
      const tracks = [new FakeTrack('video', 'screen')]
      if (asked.audio === true) tracks.push(new FakeTrack('audio', 'screen'))
      this.tracks.push(...tracks)
      return new FakeStream(tracks) as unknown as MediaStream
    })
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    const seen = this.list.map(({ kind, deviceId }) => ({
      kind: `${kind}input`,
      deviceId: this.allowed ? deviceId : '',
      label: this.allowed ? `Fake ${deviceId}` : '',
      groupId: '',
    }))
    return seen as unknown as MediaDeviceInfo[]
  }
  addEventListener(_type: 'devicechange', listener: () => void): void {
    this.#listeners.add(listener)
  }
  removeEventListener(_type: 'devicechange', listener: () => void): void {
    this.#listeners.delete(listener)
  }

  #ask(asked: MediaStreamConstraints, open: () => MediaStream | string): Promise<MediaStream> {
    return new Promise((resolve, reject) => {
      let isOpen = true
      const answer = () => {
        if (!isOpen) throw new Error('this prompt was answered already')
        isOpen = false
      }
      const prompt: FakePrompt = {
        asked,
        get isOpen() {
          return isOpen
        },
        grant: () => {
          answer()
          const opened = open()
          if (typeof opened === 'string') reject(new DOMException('', opened))
          else resolve(opened)
        },
        refuse: (name) => {
          answer()
          reject(new DOMException('', name))
        },
      }
      this.prompts.push(prompt)
      if (this.fault !== null) prompt.refuse(this.fault)
      else if (!this.allowed) prompt.refuse('NotAllowedError')
      else if (!this.asks) prompt.grant()
    })
  }

  /** The stream, or the name of the fault. */
  #open(asked: MediaStreamConstraints): MediaStream | string {
    const kinds = (['audio', 'video'] as const).filter((kind) => asked[kind] !== undefined && asked[kind] !== false)
    const tracks: FakeTrack[] = []
    for (const kind of kinds) {
      const wish = typeof asked[kind] === 'object' ? asked[kind].deviceId : undefined
      const exact = typeof wish === 'object' && 'exact' in wish ? wish.exact : undefined
      const ids = this.list.filter((each) => each.kind === kind).map(({ deviceId }) => deviceId)
      const id = ids.find((each) => each === exact || each === wish) ?? ids[0]
      if (id === undefined) return 'NotFoundError'
      if (exact !== undefined && id !== exact) return 'OverconstrainedError'
      if (this.busy.has(id)) return 'NotReadableError'
      tracks.push(new FakeTrack(kind, id))
    }
    this.tracks.push(...tracks)
    return new FakeStream(tracks) as unknown as MediaStream
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
