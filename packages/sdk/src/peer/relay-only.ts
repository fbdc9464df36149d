import type { SignalMessage } from '@mismatch/protocol'

/**
 * The signal as it may leave a session that hides addresses (rule V1): of candidates only a relay's, without the address that it
 * stands for; null if nothing is left. Browsers that are told to use relays alone do so too, and some still name that address.
 */
export function relayOnly(message: SignalMessage): SignalMessage | null {
  if (message.type !== 'IceCandidate') {
    return { ...message, sdp: hide(message.sdp.replace(/^a=candidate:(?!.* typ relay ).*\r?\n/gm, '')) }
  }
  const { candidate } = message
  return candidate === '' || candidate.includes(' typ relay ') ? { ...message, candidate: hide(candidate) } : null
}

function hide(text: string): string {
  return text.replace(/ raddr \S+ rport \d+/g, ' raddr 0.0.0.0 rport 0')
}

/** Whether there is a TURN server in it, which gives addresses away for a while. */
export function asksRelay({ iceServers }: RTCConfiguration): boolean {
  return JSON.stringify(iceServers ?? []).includes('"turn')
}
