import { describe, expect, it } from 'vitest'
import type { MatchError } from '../errors.ts'
import type { LocalDevice } from '../events.ts'
import { settle } from '../testing/fake-clock.ts'
import type { FakeTrack } from '../testing/fake-devices.ts'
import { FakeDevices } from '../testing/fake-devices.ts'
import { Devices, type DevicesParts } from './devices.ts'

function makeDevices(parts: Partial<DevicesParts> = {}) {
  const source = new FakeDevices()
  const streams: (MediaStream | null)[] = []
  const states: object[] = []
  const sent: (FakeTrack[] | undefined)[] = []
  const screens: (MediaStream | null)[] = []
  const lists: (readonly LocalDevice[])[] = []
  const errors: MatchError[] = []
  const devices: Devices = new Devices(
    { source: () => source, isSecure: () => true, canShare: () => true, ...parts },
    {
      onStream: (stream) => streams.push(stream),
      onSent: (stream) => sent.push(stream?.getTracks() as unknown as FakeTrack[] | undefined),
      onScreen: (stream) => screens.push(stream),
      onState: () => states.push(devices.state),
      onDevices: (devices) => lists.push(devices),
      onFault: (error) => errors.push(error),
    },
  )
  return { devices, source, streams, states, lists, errors, sent, screens }
}

const kinds = (tracks: FakeTrack[]) => tracks.map(({ kind }) => kind)
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (error as MatchError).code,
  )

describe('Devices', () => {
  it.each([
    ['video', ['audio', 'video']],
    ['audio', ['audio']],
    ['text', []],
  ] as const)('[Q1] opens for %s %j', async (media, expected) => {
    const { devices, source } = makeDevices()
    await devices.ensure(media)
    expect(kinds(source.live)).toEqual(expected)
    expect(source.prompts).toHaveLength(expected.length === 0 ? 0 : 1)
  })

  it.each([
    ['NotAllowedError', 'camera_refused'],
    ['SecurityError', 'camera_refused'],
    ['NotFoundError', 'camera_missing'],
    ['OverconstrainedError', 'camera_missing'],
    ['NotReadableError', 'camera_busy'],
    ['AbortError', 'camera_busy'],
    ['TypeError', 'media_failed'],
  ])('[mistake 17] rejects %s as %s, and can be tried again', async (name, expected) => {
    const { devices, source } = makeDevices()
    source.fault = name
    await expect(devices.ensure('video')).rejects.toMatchObject({ code: expected, retryable: true, cause: { name } })
    source.fault = null
    await devices.ensure('audio')
    expect(kinds(source.live)).toEqual(['audio'])
  })

  it('[mistake 17] tells an insecure page from a browser without devices', async () => {
    const source = () => undefined
    expect(await code(makeDevices({ source, isSecure: () => false }).devices.ensure('video'))).toBe('insecure_page')
    expect(await code(makeDevices({ source }).devices.ensure('video'))).toBe('unsupported_browser')
    expect(await code(makeDevices({ source }).devices.ensure('text'))).toBe('resolved')
  })

  it('shares one prompt between concurrent calls', async () => {
    const { devices, source, streams } = makeDevices()
    await Promise.all([devices.ensure('video'), devices.ensure('video')])
    await devices.ensure('video')
    expect(source.prompts).toHaveLength(1)
    expect(streams).toHaveLength(1)
  })

  it('[mistake 3] a release during the prompt stops what comes of it', async () => {
    const { devices, source, streams } = makeDevices()
    source.asks = true
    const opened = devices.ensure('video')
    devices.release()
    source.prompt.grant()
    await opened
    expect(source.tracks).toHaveLength(2)
    expect(source.live).toEqual([])
    expect([devices.stream, streams]).toEqual([null, []])
  })

  it('[mistake 3] a release stops every track, and may be called twice', async () => {
    const { devices, source, streams } = makeDevices()
    await devices.ensure('video')
    devices.release()
    devices.release()
    expect(source.live).toEqual([])
    expect(streams.at(-1)).toBeNull()
    expect(streams).toHaveLength(2)
    expect(source.tracks.every(({ onended }) => onended === null)).toBe(true)
  })

  it('a newer wish wins over a prompt that is still open', async () => {
    const { devices, source } = makeDevices()
    source.asks = true
    const video = devices.ensure('video')
    const audio = devices.ensure('audio')
    const [first, second] = source.prompts
    second?.grant()
    first?.grant()
    await Promise.all([video, audio])
    expect(kinds(source.live)).toEqual(['audio'])
    expect(devices.settled).toBeNull()
  })

  it('a prompt refused after a newer wish disturbs nobody', async () => {
    const { devices, source } = makeDevices()
    source.asks = true
    const video = devices.ensure('video')
    await devices.ensure('text')
    source.prompt.refuse('NotAllowedError')
    await expect(video).resolves.toBeUndefined()
  })

  it('adds a camera to the open microphone, and closes only what is not needed', async () => {
    const { devices, source } = makeDevices()
    await devices.ensure('audio')
    const { stream } = devices
    await devices.ensure('video')
    expect(source.prompts.map(({ asked }) => Boolean(asked.audio))).toEqual([true, false])
    expect(devices.stream).toBe(stream)
    await devices.ensure('audio')
    expect(kinds(source.live)).toEqual(['audio'])
    expect(devices.stream?.getTracks()).toHaveLength(1)
  })

  it('mutes by the track alone, and keeps the setting over streams', async () => {
    const { devices, source, states } = makeDevices()
    devices.setCamera(false)
    await devices.ensure('video')
    devices.setMicrophone(false)
    devices.setMicrophone(false)
    expect(source.live.map(({ enabled }) => enabled)).toEqual([false, false])
    expect([devices.microphone, devices.camera]).toEqual([false, false])
    devices.setCamera(true)
    expect(states.at(-1)).toEqual({ audio: false, video: true, screen: false })
    expect(states).toHaveLength(4)
    devices.release()
    await devices.ensure('video')
    expect(source.live.map(({ kind, enabled }) => [kind, enabled])).toEqual([
      ['audio', false],
      ['video', true],
    ])
  })
})

const ids = (tracks: FakeTrack[]) => tracks.map(({ deviceId }) => deviceId)

describe('Devices, when one is lost', () => {
  /** In a call, with two cameras. */
  async function open() {
    const made = makeDevices()
    made.source.plug('video', 'video-2')
    await made.devices.ensure('video')
    made.states.length = made.streams.length = 0
    return made
  }

  it('takes another of its kind for one that was pulled out, and says no error', async () => {
    const { devices, source, streams, states, errors } = await open()
    const { stream } = devices
    source.unplug('video-1')
    expect([devices.camera, devices.state.video]).toEqual([false, false])
    await settle()
    expect(ids(source.live)).toEqual(['audio-1', 'video-2'])
    expect(states).toEqual([
      { audio: true, video: false, screen: false },
      { audio: true, video: true, screen: false },
    ])
    expect([devices.camera, streams, errors]).toEqual([true, [stream, stream], []])
    expect(devices.stream?.getTracks()).toHaveLength(2)
  })

  it('says camera_missing where there is no other, and opens it when it is asked for again', async () => {
    const { devices, source, errors } = await open()
    source.unplug('audio-1')
    await settle()
    expect(errors.map((error) => error.code)).toEqual(['camera_missing'])
    expect([devices.microphone, devices.camera]).toEqual([false, true])
    source.plug('audio', 'audio-2')
    expect(source.live).toHaveLength(1)
    devices.setMicrophone(true)
    await settle()
    expect([ids(source.live), devices.microphone]).toEqual([['video-1', 'audio-2'], true])
  })

  it('forgets the loss of what is not wanted any more', async () => {
    const { devices, source } = await open()
    source.allowed = false
    source.live.at(-1)?.end()
    await settle()
    await devices.ensure('audio')
    source.allowed = true
    await devices.useDevice('video-2')
    expect([devices.camera, ids(source.live)]).toEqual([true, ['audio-1']])
  })

  it('one that was switched off comes back switched off', async () => {
    const { devices, source } = await open()
    devices.setCamera(false)
    source.unplug('video-1')
    await settle()
    expect([devices.camera, source.live.at(-1)?.deviceId, source.live.at(-1)?.enabled]).toEqual([
      false,
      'video-2',
      false,
    ])
  })

  it('[mistake 17] says camera_refused for each kind whose permission is gone, asks nobody, and stays off', async () => {
    const { devices, source, streams, errors } = await open()
    const { length } = source.prompts
    source.takeAway()
    await settle()
    expect(errors.map((error) => error.code)).toEqual(['camera_refused', 'camera_refused'])
    expect([source.prompts.length, devices.microphone, devices.camera]).toEqual([length, false, false])
    expect(streams.at(-1)).toBeNull()
    devices.setCamera(true)
    await settle()
    expect([errors.at(-1)?.code, source.prompts.length, devices.camera]).toEqual(['camera_refused', length + 1, false])
    source.allowed = true
    devices.setCamera(true)
    await settle()
    expect([ids(source.live), devices.camera]).toEqual([['video-1'], true])
  })

  it('without a list of devices it simply opens one', async () => {
    const fakes = new FakeDevices()
    const { devices } = makeDevices({ source: () => ({ getUserMedia: (asked) => fakes.getUserMedia(asked) }) })
    await devices.ensure('audio')
    fakes.live[0]?.end()
    await settle()
    expect([ids(fakes.live), await devices.devices()]).toEqual([['audio-1'], []])
  })

  it('does not chase one that stops again and again', async () => {
    const { devices, source, errors } = await open()
    for (let time = 0; time < 10; time++) {
      source.live.find(({ kind }) => kind === 'audio')?.end()
      await settle()
    }
    expect(source.prompts).toHaveLength(1 + 3)
    expect(errors.map((error) => error.code)).toEqual(['media_failed'])
    await devices.ensure('video')
    source.live.find(({ kind }) => kind === 'audio')?.end()
    await settle()
    expect([devices.microphone, errors.length]).toEqual([true, 1])
  })

  it('[mistake 3] a release meanwhile leaves no light on', async () => {
    const { devices, source, errors } = await open()
    source.asks = true
    source.unplug('video-1')
    await settle()
    devices.release()
    source.prompt.grant()
    await settle()
    expect([source.live, devices.stream, errors]).toEqual([[], null, []])
    source.asks = false
    await devices.ensure('video')
    source.unplug('video-2')
    const { length } = source.prompts
    devices.release()
    await settle()
    expect([source.prompts.length, devices.camera]).toEqual([length, true])
  })
})

describe('Devices, busy ones', () => {
  it('[mistake 17] takes the next of the kind that is busy', async () => {
    const { devices, source } = makeDevices()
    source.plug('video', 'video-2')
    source.plug('video', 'video-3')
    source.plug('video', 'video-4')
    source.busy.add('video-1').add('video-2')
    await devices.ensure('video')
    expect(ids(source.tracks)).toEqual(['audio-1', 'video-3'])
    expect(devices.stream?.getTracks()).toHaveLength(2)
  })

  it('[mistake 17] says camera_busy when all of a kind are, and leaves nothing open', async () => {
    const { devices, source } = makeDevices()
    source.plug('video', 'video-2')
    source.busy.add('video-1').add('video-2')
    expect(await code(devices.ensure('video'))).toBe('camera_busy')
    expect([source.live, source.tracks.length, devices.stream]).toEqual([[], 1, null])
  })

  it('[mistake 17] one that was lost before stays so when all of the other kind are busy', async () => {
    const { devices, source } = makeDevices()
    await devices.ensure('video')
    source.busy.add('audio-1').add('video-1')
    for (const track of source.live) track.end()
    await settle()
    source.busy.delete('audio-1')
    expect(await code(devices.ensure('video'))).toBe('camera_busy')
    expect([source.live, devices.microphone]).toEqual([[], false])
    devices.setMicrophone(true)
    await settle()
    expect([ids(source.live), devices.microphone]).toEqual([['audio-1'], true])
  })

  /** The camera that was asked for is busy, the microphone is open, and the prompt for another camera too. */
  async function halfOpen() {
    const { devices, source, ...made } = makeDevices()
    source.asks = true
    const opened = code(devices.ensure('video'))
    source.prompt.refuse('NotReadableError')
    await settle()
    source.prompt.grant()
    await settle()
    return { devices, source, opened, ...made }
  }

  it('[mistake 3] what runs already is shown while the prompt for the rest is open', async () => {
    const { devices, source, opened, streams } = await halfOpen()
    expect([ids(source.live), streams.length]).toEqual([['audio-1'], 1])
    expect(devices.stream?.getTracks()).toEqual(source.live)
    source.prompt.grant()
    expect([await opened, devices.stream?.getTracks().length]).toEqual(['resolved', 2])
  })

  it.each([
    ['release', (devices: Devices) => devices.release()],
    ['a wish for text', (devices: Devices) => void devices.ensure('text')],
  ])('[mistake 3] %s ends what runs already, and the prompt for the rest brings nothing', async (_what, end) => {
    const { devices, source, opened } = await halfOpen()
    end(devices)
    expect(source.live).toEqual([])
    source.prompt.grant()
    expect([await opened, source.live, devices.stream]).toEqual(['resolved', [], null])
  })

  it('[mistake 3] tries no more of them once they are not wanted', async () => {
    const { devices, source } = makeDevices()
    source.busy.add('video-1')
    const opened = devices.ensure('video')
    devices.release()
    await opened
    expect([source.prompts.length, source.tracks]).toEqual([1, []])
  })
})

describe('Devices, chosen', () => {
  async function open() {
    const made = makeDevices()
    made.source.plug('video', 'video-2')
    await made.devices.ensure('video')
    return made
  }

  it('lists cameras and microphones, and which are open', async () => {
    const { devices } = await open()
    expect(await devices.devices()).toEqual([
      { deviceId: 'audio-1', kind: 'audio', label: 'Fake audio-1', active: true },
      { deviceId: 'video-1', kind: 'video', label: 'Fake video-1', active: true },
      { deviceId: 'video-2', kind: 'video', label: 'Fake video-2', active: false },
    ])
  })

  it('tells when devices come and go, and listens no more after close', async () => {
    const { devices, source, lists } = await open()
    source.plug('audio', 'audio-2')
    await settle()
    expect(lists.map((list) => list.map(({ deviceId }) => deviceId))).toEqual([
      ['audio-1', 'video-1', 'video-2', 'audio-2'],
    ])
    await devices.devices()
    expect(source.listeners).toBe(1)
    devices.close()
    devices.close()
    expect([source.listeners, source.live]).toEqual([0, []])
  })

  it('switches to another, which takes the place of the last before that stops', async () => {
    const { devices, source, streams, states } = await open()
    states.length = streams.length = 0
    const { stream } = devices
    await devices.useDevice('video-2')
    expect([ids(source.live), streams]).toEqual([['audio-1', 'video-2'], [stream]])
    expect(states).toEqual([{ audio: true, video: true, screen: false }])
    expect((await devices.devices()).map(({ active }) => active)).toEqual([true, false, true])
  })

  it('remembers the choice while closed, and goes by the default once it is gone', async () => {
    const { devices, source } = await open()
    devices.release()
    await devices.useDevice('video-2')
    expect(source.live).toEqual([])
    await devices.ensure('video')
    expect(ids(source.live)).toEqual(['audio-1', 'video-2'])
    devices.release()
    source.unplug('video-2')
    await devices.ensure('video')
    expect(ids(source.live)).toEqual(['audio-1', 'video-1'])
  })

  it('a choice during the prompt waits for its answer', async () => {
    const { devices, source } = makeDevices()
    source.plug('video', 'video-2')
    source.asks = true
    const opened = devices.ensure('video')
    const chosen = devices.useDevice('video-2')
    await settle()
    expect(source.prompts).toHaveLength(1)
    source.asks = false
    source.prompt.grant()
    await Promise.all([opened, chosen])
    expect(ids(source.live)).toEqual(['audio-1', 'video-2'])
  })

  it('rejects one that is gone or busy, and the open one goes on', async () => {
    const { devices, source, errors } = await open()
    await devices.useDevice('video-2')
    expect(await code(devices.useDevice('video-9'))).toBe('camera_missing')
    source.plug('video', 'video-3')
    source.busy.add('video-3')
    expect(await code(devices.useDevice('video-3'))).toBe('camera_busy')
    await settle()
    expect([ids(source.live), devices.camera, errors]).toEqual([['audio-1', 'video-2'], true, []])
    expect(devices.stream?.getTracks()).toHaveLength(2)
  })

  it('one that is busy loses the open one as well if that is gone meanwhile, and says so', async () => {
    const { devices, source, errors } = await open()
    source.busy.add('video-1').add('video-2')
    expect(await code(devices.useDevice('video-2'))).toBe('camera_busy')
    await settle()
    expect([errors.map((error) => error.code), devices.camera, ids(source.live)]).toEqual([
      ['camera_busy'],
      false,
      ['audio-1'],
    ])
    expect(devices.stream?.getTracks()).toHaveLength(1)
  })

  it('closes the open one first where only one can be open, as on phones', async () => {
    const { devices, source } = await open()
    const phone = source.getUserMedia.bind(source)
    source.getUserMedia = (asked) => {
      const front = source.live.some(({ kind }) => kind === 'video')
      return front ? Promise.reject(new DOMException('', 'NotReadableError')) : phone(asked)
    }
    await devices.useDevice('video-2')
    expect(ids(source.live)).toEqual(['audio-1', 'video-2'])
  })

  it('the latest of several choices wins, whichever opens first', async () => {
    const { devices, source } = await open()
    source.plug('video', 'video-3')
    source.asks = true
    const choices = [devices.useDevice('video-2'), devices.useDevice('video-3')]
    await settle()
    const [second, third] = source.prompts.slice(-2)
    third?.grant()
    await settle()
    second?.grant()
    await Promise.all(choices)
    expect(ids(source.live)).toEqual(['audio-1', 'video-3'])
  })

  it('[mistake 3] a release meanwhile leaves no light on', async () => {
    const { devices, source } = await open()
    source.asks = true
    const chosen = devices.useDevice('video-2')
    await settle()
    devices.release()
    source.prompt.grant()
    await chosen
    expect([source.live, devices.stream]).toEqual([[], null])
  })
})
