import type { Media } from '@mismatch/protocol'

/** The most that is sent of each, in kbit/s; 0 = no ceiling. */
export interface Ceilings {
  readonly audio: number
  readonly video: number
  readonly screen: number
}

/** Tells each sender how much it may send and what gives way first; what is not carried is not sent. Never throws. */
export function tune(senders: readonly RTCRtpSender[], ceilings: Ceilings, carries: Media): void {
  for (const sender of senders) {
    const { track } = sender
    if (track === null) continue
    // The screen is marked as such by whoever opens it.
    const kind =
      track.kind === 'audio' ? 'audio'
      : track.contentHint === 'detail' ? 'screen'
      : 'video'
    const active = carries === 'video' || (carries === 'audio' && kind === 'audio')
    try {
      apply(sender, ceilings[kind] * 1_000, active, kind === 'screen' ? 'maintain-resolution' : 'balanced')
    } catch {
      // A browser that cannot do it sends as it thinks best.
    }
  }
}

function apply(sender: RTCRtpSender, bitrate: number, active: boolean, preference: RTCDegradationPreference): void {
  const parameters = sender.getParameters()
  const before = JSON.stringify(parameters)
  for (const encoding of parameters.encodings) {
    encoding.active = active
    if (bitrate > 0) encoding.maxBitrate = bitrate
    else delete encoding.maxBitrate
  }
  if (sender.track?.kind === 'video') parameters.degradationPreference = preference
  if (JSON.stringify(parameters) !== before) sender.setParameters(parameters).catch(() => {})
}
