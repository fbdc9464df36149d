import type { DeviceSource } from '../options.ts'

export class FakeTrack {
  enabled = true
  readyState: MediaStreamTrackState = 'live'
  onended: (() => void) | null = null
  readonly kind: 'audio' | 'video'

  constructor(kind: 'audio' | 'video') {
    this.kind = kind
  }
  stop(): void {
    this.readyState = 'ended'
  }
  /** The device was pulled out. */
  unplug(): void {
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

/** Camera and microphone whose prompt the test answers; by default it is granted at once. */
export class FakeDevices implements DeviceSource {
  /** Every track ever handed out. */
  readonly tracks: FakeTrack[] = []
  readonly prompts: { grant: () => void; refuse: (name: string) => void; asked: MediaStreamConstraints }[] = []
  /** Whether prompts stay open until answered. */
  asks = false
  /** The name of the DOMException to fail with, if any. */
  fault: string | null = null

  getUserMedia(asked: MediaStreamConstraints = {}): Promise<MediaStream> {
    return new Promise((resolve, reject) => {
      const grant = () => resolve(this.#make(asked))
      const refuse = (name: string) => reject(new DOMException('', name))
      this.prompts.push({ grant, refuse, asked })
      if (this.fault !== null) refuse(this.fault)
      else if (!this.asks) grant()
    })
  }

  get live(): FakeTrack[] {
    return this.tracks.filter(({ readyState }) => readyState === 'live')
  }
  get prompt() {
    const prompt = this.prompts.at(-1)
    if (prompt === undefined) throw new Error('nobody was asked')
    return prompt
  }

  #make(asked: MediaStreamConstraints): MediaStream {
    const kinds = (['audio', 'video'] as const).filter((kind) => asked[kind] !== undefined && asked[kind] !== false)
    const tracks = kinds.map((kind) => new FakeTrack(kind))
    this.tracks.push(...tracks)
    return new FakeStream(tracks) as unknown as MediaStream
  }
}
