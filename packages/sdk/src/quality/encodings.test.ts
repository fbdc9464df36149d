import { describe, expect, it } from 'vitest'
import { FakeTrack } from '../testing/fake-devices.ts'
import { FakeTransceiver } from '../testing/fake-transceiver.ts'
import { tune } from './encodings.ts'

const ceilings = { audio: 40, video: 1_500, screen: 2_500 }

function makeSender(kind: 'audio' | 'video', contentHint = '') {
  const track = Object.assign(new FakeTrack(kind), { contentHint }) as unknown as MediaStreamTrack
  const transceiver = new FakeTransceiver(kind, 'sendrecv', track)
  const told: RTCRtpSendParameters[] = []
  const { setParameters } = transceiver.sender
  transceiver.sender.setParameters = (parameters) => {
    told.push(parameters)
    return setParameters(parameters)
  }
  return { sender: transceiver.sender as unknown as RTCRtpSender, told }
}

describe('tune', () => {
  it.each([
    ['audio', '', { encodings: [{ active: true, maxBitrate: 40_000 }] }],
    ['video', '', { encodings: [{ active: true, maxBitrate: 1_500_000 }], degradationPreference: 'balanced' }],
    [
      'video',
      'detail',
      { encodings: [{ active: true, maxBitrate: 2_500_000 }], degradationPreference: 'maintain-resolution' },
    ],
  ] as const)('gives %s (%s) its ceiling and says what gives way first', (kind, hint, expected) => {
    const { sender, told } = makeSender(kind, hint)
    tune([sender], ceilings, 'video')
    expect(told).toEqual([expected])
  })

  it('says nothing twice', () => {
    const { sender, told } = makeSender('video')
    tune([sender], ceilings, 'video')
    tune([sender], ceilings, 'video')
    expect(told).toHaveLength(1)
  })

  it.each([
    ['video', [true, true]],
    ['audio', [true, false]],
    ['text', [false, false]],
  ] as const)('sends only what a way for %s carries', (carries, expected) => {
    const [sound, picture] = [makeSender('audio'), makeSender('video')]
    tune([sound.sender, picture.sender], ceilings, carries)
    expect([sound, picture].map(({ told }) => told[0]?.encodings[0]?.active)).toEqual(expected)
  })

  it('takes the ceiling away for 0', () => {
    const { sender, told } = makeSender('video')
    tune([sender], ceilings, 'video')
    tune([sender], { ...ceilings, video: 0 }, 'video')
    expect(told[1]?.encodings).toEqual([{ active: true }])
  })

  it('leaves alone who sends nothing, and what a browser cannot do', async () => {
    const idle = makeSender('video')
    tune([{ ...idle.sender, track: null }], ceilings, 'video')
    expect(idle.told).toEqual([])
    const { sender } = makeSender('video')
    const throws = () => {
      throw new Error('InvalidStateError')
    }
    tune([{ ...sender, getParameters: throws }], ceilings, 'video')
    tune([{ ...sender, setParameters: () => Promise.reject(new Error('OperationError')) }], ceilings, 'video')
    await Promise.resolve()
  })
})
