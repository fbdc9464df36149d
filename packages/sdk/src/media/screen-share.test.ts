import { afterEach, describe, expect, it, vi } from 'vitest'
import { FakeDevices, FakeStream, FakeTrack } from '../testing/fake-devices.ts'
import { ScreenShare } from './screen-share.ts'

function makeShare() {
  const source = new FakeDevices()
  const changes: (string | null)[] = []
  const share: ScreenShare = new ScreenShare(() => changes.push(share.stream === null ? null : 'screen'))
  const own = new FakeStream([new FakeTrack('audio'), new FakeTrack('video')]) as unknown as MediaStream
  /** What goes to the partner: the device of each kind. */
  const sent = () =>
    (share.sent(own)?.getTracks() as unknown as FakeTrack[]).map(({ kind, deviceId }) => `${kind} ${deviceId}`)
  return { share, source, changes, own, sent }
}

const CAMERA = ['audio audio-1', 'video video-1']
const SCREEN = ['audio audio-1', 'video screen']

describe('ScreenShare', () => {
  it("sends the screen in the camera's place, marked for letters, until it is stopped", async () => {
    const { share, source, changes, sent } = makeShare()
    expect(sent()).toEqual(CAMERA)
    await share.start(source, false)
    expect(sent()).toEqual(SCREEN)
    expect(source.live.map(({ contentHint }) => contentHint)).toEqual(['detail'])
    share.stop()
    share.stop()
    expect([sent(), changes, source.live]).toEqual([CAMERA, ['screen', null], []])
  })

  it("ends with the browser's own button", async () => {
    const { share, source, changes, sent } = makeShare()
    await share.start(source, false)
    source.live[0]?.end()
    expect([sent(), changes, share.stream]).toEqual([CAMERA, ['screen', null], null])
  })

  it('asks before it waits for anything, as browsers want it of a press', () => {
    const { share, source } = makeShare()
    void share.start(source, true)
    expect(source.prompts.map(({ asked }) => asked)).toEqual([
      { video: { width: { max: 1920 }, height: { max: 1080 } }, audio: true },
    ])
  })

  it('takes another screen for the one before, which stays until it is chosen', async () => {
    const { share, source, sent } = makeShare()
    await share.start(source, false)
    source.asks = true
    const started = share.start(source, false)
    expect([sent(), source.live.length]).toEqual([SCREEN, 1])
    source.prompt.grant()
    await started
    expect([sent(), source.live.length]).toEqual([SCREEN, 1])
    expect(source.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'live'])
  })

  it('[mistake 3] closes what is chosen after the end', async () => {
    const { share, source, changes } = makeShare()
    source.asks = true
    const started = share.start(source, true)
    share.stop()
    source.prompt.grant()
    await expect(started).rejects.toMatchObject({ code: 'not_connected' })
    expect([source.live, changes]).toEqual([[], []])
  })

  it.each([
    ['NotAllowedError', 'screen_refused'],
    ['InvalidStateError', 'screen_refused'],
    ['NotReadableError', 'media_failed'],
  ])('[mistake 17] rejects %s as %s, and what was shared goes on', async (name, code) => {
    const { share, source, sent } = makeShare()
    await share.start(source, false)
    source.fault = name
    await expect(share.start(source, false)).rejects.toMatchObject({ code, cause: { name } })
    expect(sent()).toEqual(SCREEN)
  })

  it('[mistake 17] says where a browser cannot share screens', async () => {
    const { share } = makeShare()
    const source = { getUserMedia: () => Promise.reject(new Error()) }
    await expect(share.start(source, false)).rejects.toMatchObject({ code: 'unsupported_browser' })
  })
})

/** The parts of Web Audio that are used, as what is connected to what. */
class FakeAudioContext {
  static latest: FakeAudioContext
  state = 'running'
  readonly connected = new Set<string>()
  readonly #mixed = new FakeStream([new FakeTrack('audio', 'mixed')])

  constructor() {
    FakeAudioContext.latest = this
  }
  createMediaStreamDestination() {
    return { stream: this.#mixed }
  }
  createMediaStreamSource(stream: FakeStream) {
    const id = stream.getTracks().find(({ kind }) => kind === 'audio')?.deviceId ?? ''
    return { connect: () => this.connected.add(id), disconnect: () => this.connected.delete(id) }
  }
  async close() {
    this.state = 'closed'
  }
}

describe('ScreenShare, with sound', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('mixes it with the voice into one track, also with that of another microphone', async () => {
    vi.stubGlobal('AudioContext', FakeAudioContext)
    vi.stubGlobal('MediaStream', FakeStream)
    const { share, source, own, sent } = makeShare()
    await share.start(source, true)
    const context = () => FakeAudioContext.latest
    expect([sent(), [...context().connected]]).toEqual([
      ['audio mixed', 'video screen'],
      ['screen', 'audio-1'],
    ])
    const other = new FakeStream([new FakeTrack('audio', 'audio-2')]) as unknown as MediaStream
    share.sent(other)
    expect([...context().connected]).toEqual(['screen', 'audio-2'])
    share.sent(null)
    expect([...context().connected]).toEqual(['screen'])
    share.sent(own)
    share.stop()
    expect([context().state, source.live, sent()]).toEqual(['closed', [], CAMERA])
  })

  it('leaves it out where nothing can mix', async () => {
    const { share, source, sent } = makeShare()
    await share.start(source, true)
    expect(sent()).toEqual(SCREEN)
    share.stop()
    expect(source.live).toEqual([])
  })
})
