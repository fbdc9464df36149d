import { expect, it } from 'vitest'
import { FakeClock, settle } from '../testing/fake-clock.ts'
import { FakeTrack } from '../testing/fake-devices.ts'
import { FakeTransceiver } from '../testing/fake-transceiver.ts'
import { SpeakingWatch } from './speaking-watch.ts'

async function listening() {
  const clock = new FakeClock()
  const heard: string[] = []
  const microphone = new FakeTrack('audio')
  const audio = new FakeTransceiver('audio', 'sendrecv', microphone as unknown as MediaStreamTrack)
  const video = new FakeTransceiver('video', 'sendrecv', null)
  const link = { transceivers: [video, audio] as unknown as RTCRtpTransceiver[] }
  const watch = new SpeakingWatch({ clock, link }, (who, speaks) => heard.push(`${who} ${speaks ? 'speaks' : 'stops'}`))
  const passes = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 250) {
      await settle()
      clock.advance(250)
    }
    await settle()
  }
  await settle()
  return { watch, clock, heard, microphone, audio, video, passes }
}

it('tells of both who begins and who stops', async () => {
  const { heard, audio, passes } = await listening()
  audio.levels.peer = 0.2
  await passes(250)
  audio.levels.me = 0.2
  await passes(250)
  audio.levels.peer = 0
  await passes(2_000)
  expect(heard).toEqual(['peer speaks', 'me speaks', 'peer stops'])
})

it('a muted microphone does not speak, whatever its level was', async () => {
  const { heard, audio, microphone, passes } = await listening()
  audio.levels.me = 0.2
  await passes(250)
  microphone.enabled = false
  await passes(2_000)
  expect(heard).toEqual(['me speaks', 'me stops'])
})

it('a partner of whom nothing comes any more has stopped, however loud they were', async () => {
  const { heard, audio, passes } = await listening()
  audio.levels.peer = 0.9
  await passes(250)
  audio.receiver.getSynchronizationSources = () => [{ timestamp: 1, audioLevel: 0.9 }]
  await passes(2_000)
  expect(heard).toEqual(['peer speaks', 'peer stops'])
})

it('does without what a browser does not have', async () => {
  const { heard, audio, passes } = await listening()
  audio.levels.peer = 0.9
  audio.sender.getStats = () => Promise.reject(new Error('InvalidAccessError'))
  await passes(250)
  Object.assign(audio.receiver, { getSynchronizationSources: undefined })
  await passes(2_000)
  expect(heard).toEqual(['peer speaks', 'peer stops'])
})

it('[house 7] closes twice, also while it listens; who spoke has stopped, and no timer is left', async () => {
  const { watch, clock, heard, audio, passes } = await listening()
  audio.levels.me = 0.5
  await passes(250)
  clock.advance(250)
  watch.close()
  watch.close()
  await passes(1_000)
  expect([clock.pending, heard]).toEqual([0, ['me speaks', 'me stops']])
})
