import { describe, expect, it } from 'vitest'
import { callStats, type CallFigures } from '../testing/call-stats.ts'
import { FakeClock, settle } from '../testing/fake-clock.ts'
import { FakeTrack } from '../testing/fake-devices.ts'
import { FakeTransceiver } from '../testing/fake-transceiver.ts'
import { QualityWatch, type QualityNews } from './quality-watch.ts'

/** A call that is looked at; `for(seconds, figures)` lets it go on like that. */
async function watched() {
  const clock = new FakeClock()
  const news: QualityNews[] = []
  const spoken: string[] = []
  const scene = {
    isHidden: false,
    wantsSpeaking: false,
    looks: 0,
    peerState: { audio: true, video: true, screen: false },
  }
  const transceivers = (['audio', 'video'] as const).map(
    (kind) => new FakeTransceiver(kind, 'sendrecv', new FakeTrack(kind) as unknown as MediaStreamTrack),
  )
  let stats = callStats({}, 2_000)
  const watch = new QualityWatch(
    {
      clock,
      isHidden: () => scene.isHidden,
      link: {
        stats: async () => {
          scene.looks++
          return new Map(Object.entries(stats))
        },
        transceivers: transceivers as unknown as RTCRtpTransceiver[],
      },
      maxBitrateKbps: { audio: 40, video: 1_500, screen: 2_500 },
      peerState: () => scene.peerState,
      wantsSpeaking: () => scene.wantsSpeaking,
    },
    {
      onNews: (each) => news.push(each),
      onSpeaking: (who, speaking) => spoken.push(`${who} ${speaking ? 'speaks' : 'stops'}`),
    },
  )
  await settle()
  const goesOn = async (seconds: number, figures: CallFigures = {}) => {
    for (let passed = 0; passed < seconds; passed += 2) {
      stats = callStats(stats, 2_000, figures)
      clock.advance(2_000)
      await settle()
    }
  }
  const sends = () => transceivers.map(({ parameters }) => parameters.encodings[0]?.active)
  return { watch, clock, news, spoken, scene, transceivers, goesOn, sends }
}

describe('QualityWatch', () => {
  it('says how a call goes after two seconds, and then only what is news', async () => {
    const { news, goesOn, watch } = await watched()
    expect(watch.quality).toBe(null)
    await goesOn(20)
    expect(news).toEqual([{ quality: 4, reason: 'good', carries: 'video' }])
    expect(watch.quality).toBe(4)
    await goesOn(4, { lossPercent: 5 })
    await goesOn(8)
    expect(news.slice(1)).toEqual([{ quality: 2, reason: 'loss', carries: 'video' }])
    await goesOn(2)
    expect(news.at(-1)).toEqual({ quality: 4, reason: 'good', carries: 'video' })
  })

  it.each([
    [{ roundTripMs: 600 }, 1, 'round_trip'],
    [{ framesPerSecond: 4 }, 1, 'frame_rate'],
    [{ availableOutKbps: 200 }, 2, 'bandwidth'],
    [{ audioKbps: 0, videoKbps: 0 }, 0, 'silence'],
  ])('tells %j as %i, for %s', async (figures, quality, reason) => {
    const { news, goesOn } = await watched()
    await goesOn(4)
    await goesOn(4, figures)
    expect(news.at(-1)).toMatchObject({ quality, reason })
  })

  it('tells silence also where all was unusable before, and its end', async () => {
    const { news, goesOn } = await watched()
    await goesOn(4)
    await goesOn(4, { framesPerSecond: 0 })
    await goesOn(2, { audioKbps: 0, videoKbps: 0 })
    await goesOn(2, { framesPerSecond: 0 })
    expect(news.slice(1).map(({ quality, reason }) => [quality, reason])).toEqual([
      [0, 'frame_rate'],
      [0, 'silence'],
      [0, 'frame_rate'],
    ])
  })

  it('does not blame the wire for a camera that is off, a screen that stands still, a partner held back', async () => {
    const { news, scene, goesOn } = await watched()
    scene.peerState = { audio: true, video: false, screen: false }
    await goesOn(10, { framesPerSecond: 1 })
    scene.peerState = { audio: true, video: true, screen: true }
    await goesOn(10, { framesPerSecond: 0 })
    scene.peerState = { audio: false, video: false, screen: false }
    await goesOn(10, { audioKbps: 0, videoKbps: 0 })
    expect(news).toEqual([{ quality: 4, reason: 'good', carries: 'video' }])
  })

  it('holds the picture back, then the sound, when no more can be had, and both come back', async () => {
    const { news, goesOn, sends } = await watched()
    await goesOn(4)
    await goesOn(14, { lossPercent: 40 })
    expect([news.at(-1)?.carries, sends()]).toEqual(['audio', [true, false]])
    await goesOn(10, { lossPercent: 40 })
    expect([news.at(-1)?.carries, sends()]).toEqual(['text', [false, false]])
    await goesOn(20)
    expect([news.at(-1)?.carries, sends()]).toEqual(['audio', [true, false]])
    await goesOn(10)
    expect([news.at(-1)?.carries, sends()]).toEqual(['video', [true, true]])
  })

  it('asks a way that carries sound alone for no more than sound needs', async () => {
    const { news, goesOn } = await watched()
    await goesOn(4)
    await goesOn(14, { availableOutKbps: 40 })
    expect(news.at(-1)?.carries).toBe('audio')
    await goesOn(60, { availableOutKbps: 40 })
    expect(news.filter(({ carries }) => carries === 'text')).toEqual([])
  })

  it('does not hold back what is not at fault: a loss on the way in alone', async () => {
    const { news, goesOn, sends } = await watched()
    await goesOn(40, { framesPerSecond: 0.5 })
    expect([news.at(-1), sends()]).toEqual([{ quality: 0, reason: 'frame_rate', carries: 'video' }, [true, true]])
  })

  it('does not look while nobody sees the page, but goes on telling senders their ceilings', async () => {
    const { scene, goesOn, news, transceivers } = await watched()
    await goesOn(4)
    scene.isHidden = true
    const { looks } = scene
    Object.assign(transceivers[1]!.sender.track!, { contentHint: 'detail' })
    await goesOn(20, { lossPercent: 40 })
    expect([scene.looks, news.length]).toEqual([looks, 1])
    expect(transceivers[1]?.parameters.encodings[0]?.maxBitrate).toBe(2_500_000)
    // The time in between is not made up for: what was lost then is long over.
    scene.isHidden = false
    await goesOn(10)
    expect(news).toHaveLength(1)
  })

  it('counts no time for or against the way while nobody sees the page', async () => {
    const { scene, goesOn, sends } = await watched()
    await goesOn(10, { lossPercent: 40 })
    scene.isHidden = true
    await goesOn(20, { lossPercent: 40 })
    scene.isHidden = false
    await goesOn(6, { lossPercent: 40 })
    expect(sends()).toEqual([true, true])
    await goesOn(8, { lossPercent: 40 })
    expect(sends()).toEqual([true, false])
  })

  it('listens for who speaks only while somebody wants to know, and the page is seen', async () => {
    const { scene, spoken, transceivers, goesOn } = await watched()
    Object.assign(transceivers[0]!.levels, { me: 0.5 })
    await goesOn(4)
    expect(spoken).toEqual([])
    scene.wantsSpeaking = true
    await goesOn(4)
    expect(spoken).toEqual(['me speaks'])
    scene.isHidden = true
    await goesOn(4)
    expect(spoken).toEqual(['me speaks', 'me stops'])
    scene.isHidden = false
    await goesOn(4)
    scene.wantsSpeaking = false
    await goesOn(4)
    expect(spoken.slice(2)).toEqual(['me speaks', 'me stops'])
  })

  it('[house 7] closes twice, also while it looks, and leaves no timer', async () => {
    const { watch, clock, goesOn, news, scene } = await watched()
    scene.wantsSpeaking = true
    await goesOn(2)
    news.length = 0
    clock.advance(2_000)
    watch.close()
    watch.close()
    await goesOn(10, { lossPercent: 40 })
    expect([clock.pending, news]).toEqual([0, []])
  })
})
