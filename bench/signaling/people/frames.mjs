// What people send: frames of the sizes that browsers make.

/** So many small frames that differ, in turn, so that one that overtakes another is seen. */
const SMALL = 8

/**
 * @param session_id of v1; undefined: classic, which has none
 * @param encode what a person of this dialect sends, of `{ type, ... }`
 * @returns `small`: frames of a chat message's size · `offer`, `answer`: each of about 4 KB, with its 12 candidates
 */
export function framesOf(session_id, encode) {
  const frame = (type, members) => encode({ type, session_id, ...members })
  const candidate = (n) =>
    frame('IceCandidate', {
      candidate: `candidate:${1_000_000_000 + n} 1 udp 2122260223 192.0.2.${n} ${50_000 + n} typ host generation 0 ufrag EsAw network-id 1`,
      sdp_mid: '0',
      sdp_m_line_index: 0,
    })
  const text = 'Where are you from? Here it rains, as it did all week, and I bake bread.'
  const chat = (n) => frame('Chat', { id: `c2f1e0d3-${10 + n}`, text, sent_at: 1_790_000_000_000 + n, n })
  const candidates = Array.from({ length: 12 }, (_, n) => candidate(n))
  return {
    // Where there is no chat, a candidate is the smallest frame.
    small: Array.from({ length: SMALL }, (_, n) => (session_id === undefined ? candidate(n) : chat(n))),
    offer: [frame('Offer', { sdp: sdp() }), ...candidates],
    answer: [frame('Answer', { sdp: sdp() }), ...candidates],
  }
}

/** About 4 KB, with the lines that a browser writes for one camera and one microphone. */
function sdp() {
  const lines = ['v=0', 'o=- 4611731400430051336 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1']
  for (let payload = 35; lines.join('\r\n').length < 4_000; payload++) {
    lines.push(`a=rtpmap:${payload} VP8/90000`, `a=rtcp-fb:${payload} transport-cc`, `a=fmtp:${payload} apt=${payload}`)
  }
  return `${lines.join('\r\n')}\r\n`
}
