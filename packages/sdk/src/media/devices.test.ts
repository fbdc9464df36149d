import { describe, expect, it } from 'vitest'
import type { MatchError } from '../errors.ts'
import { settle } from '../testing/fake-clock.ts'
import type { FakeTrack } from '../testing/fake-media.ts'
import { FakeDevices } from '../testing/fake-media.ts'
import { Devices, type DevicesParts } from './devices.ts'

function makeDevices(parts: Partial<DevicesParts> = {}) {
  const source = new FakeDevices()
  const streams: (MediaStream | null)[] = []
  const states: object[] = []
  const errors: MatchError[] = []
  const devices: Devices = new Devices(
    { source: () => source, isSecure: () => true, ...parts },
    {
      onStream: (stream) => streams.push(stream),
      onState: () => states.push(devices.state),
      onFault: (error) => errors.push(error),
    },
  )
  return { devices, source, streams, states, errors }
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

  it('tells of a device that was pulled out, and opens it anew', async () => {
    const { devices, source, states, errors } = makeDevices()
    await devices.ensure('video')
    source.live[1]?.unplug()
    expect(errors.map((error) => error.code)).toEqual(['media_failed'])
    expect(states.at(-1)).toEqual({ audio: true, video: false, screen: false })
    await devices.ensure('video')
    await settle()
    expect(kinds(source.live)).toEqual(['audio', 'video'])
    expect(devices.stream?.getTracks()).toHaveLength(2)
  })
})
