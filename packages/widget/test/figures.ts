import type { SessionStats } from '@mismatch/sdk'

/** A call through the partner's network and one's own, not at its best. */
export const figures: SessionStats = {
  path: 'srflx',
  protocol: 'udp',
  roundTripMs: 84,
  availableOutKbps: 900,
  in: {
    audioKbps: 40,
    videoKbps: 1_160,
    lossPercent: 0.4,
    jitterMs: 12,
    framesPerSecond: 24,
    width: 640,
    height: 360,
    audioCodec: 'opus',
    videoCodec: 'VP8',
  },
  out: {
    audioKbps: 40,
    videoKbps: 760,
    lossPercent: 12,
    jitterMs: null,
    framesPerSecond: 29.6,
    width: 1_280,
    height: 720,
    audioCodec: 'opus',
    videoCodec: 'VP8',
  },
  quality: 2,
  report: new Map(),
}
