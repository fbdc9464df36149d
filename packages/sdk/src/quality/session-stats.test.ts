import { describe, expect, it } from 'vitest'
import chromium from './fixtures/chromium.json' with { type: 'json' }
import firefox from './fixtures/firefox.json' with { type: 'json' }
import older from './fixtures/older-firefox.json' with { type: 'json' }
import { sessionStats } from './session-stats.ts'

const report = (entries: object): RTCStatsReport => new Map(Object.entries(entries))

describe('sessionStats', () => {
  it("[house 15] reads what Chromium's report of a call says", () => {
    const stats = sessionStats(report(chromium.second), report(chromium.first))
    expect(stats).toMatchObject({ path: 'host', protocol: 'udp', roundTripMs: 1, availableOutKbps: 3_864.6 })
    expect(stats.in).toEqual({
      audioKbps: 25,
      videoKbps: 197.1,
      lossPercent: 0,
      jitterMs: 1,
      framesPerSecond: 19.9,
      width: 640,
      height: 360,
      audioCodec: 'opus',
      videoCodec: 'VP8',
    })
    expect(stats.out).toMatchObject({ audioKbps: 25.1, videoKbps: 197.3, lossPercent: 0, framesPerSecond: 19.9 })
  })

  it("reads what Firefox's report says, which leaves out what the way would carry", () => {
    const stats = sessionStats(report(firefox.second), report(firefox.first))
    expect(stats).toMatchObject({ path: 'host', protocol: 'udp', roundTripMs: 4, availableOutKbps: null })
    expect(stats.in).toMatchObject({ lossPercent: 0, width: 640, height: 480, audioCodec: 'opus', videoCodec: 'VP8' })
    expect([stats.in.audioKbps, stats.in.videoKbps, stats.in.framesPerSecond]).toEqual([64.8, 258.4, 29.9])
    expect(stats.out).toMatchObject({ lossPercent: 0, jitterMs: 7.4 })
  })

  it('[house 15] reads what older Firefoxes say in another way: the pair it marks itself, the way to the relay', () => {
    const stats = sessionStats(report(older.second), report(older.first))
    expect(stats).toMatchObject({ path: 'relay', protocol: 'tls', roundTripMs: 84, availableOutKbps: null })
    expect(stats.in).toMatchObject({ audioKbps: 32, videoKbps: 800, lossPercent: 2, jitterMs: 12, framesPerSecond: 24 })
    expect(stats.out).toMatchObject({ audioKbps: 32.8, videoKbps: 880, lossPercent: 3.9, jitterMs: 6, width: 1_280 })
  })

  it('says nothing of rates and losses while there is nothing to compare with', () => {
    const { in: inbound, out } = sessionStats(report(chromium.first), null)
    expect(inbound).toMatchObject({ audioKbps: null, videoKbps: null, lossPercent: null, framesPerSecond: 20 })
    expect(out).toMatchObject({ audioKbps: null, videoKbps: null, lossPercent: 0 })
    expect(sessionStats(report(chromium.second), report(chromium.second)).in.videoKbps).toBe(null)
  })

  it('says nothing of what an empty report leaves out', () => {
    const nothing = report({})
    const flow = {
      audioKbps: null,
      videoKbps: null,
      lossPercent: null,
      jitterMs: null,
      framesPerSecond: null,
      width: null,
      height: null,
      audioCodec: null,
      videoCodec: null,
    }
    expect(sessionStats(nothing, nothing)).toEqual({
      path: null,
      protocol: null,
      roundTripMs: null,
      availableOutKbps: null,
      in: flow,
      out: flow,
      report: nothing,
    })
  })

  it('reads the place that is in use, not one that a negotiation gave up', () => {
    const given = { ...older.second.inV, id: 'old', bytesReceived: 3, framesDecoded: 0, frameWidth: 2 }
    expect(sessionStats(report({ old: given, ...older.second }), null).in.width).toBe(640)
  })

  it("leaves out what the partner's browser last said long ago", () => {
    const silent = Object.fromEntries(
      Object.entries(older.second).map(([id, stat]) => [
        id,
        stat.type === 'remote-inbound-rtp' ? { ...stat, timestamp: stat.timestamp - 10_000 } : stat,
      ]),
    )
    expect(sessionStats(report(silent), report(older.first)).out).toMatchObject({ lossPercent: null, jitterMs: null })
  })

  it('counts no loss below zero when packets come twice', () => {
    const twice = { ...older.second, inA: { ...older.second.inA, packetsLost: -40 } }
    expect(sessionStats(report(twice), report(older.first)).in.lossPercent).toBe(0)
  })
})
