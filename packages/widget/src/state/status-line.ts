import type { SessionEnd } from '@mismatch/sdk'
import { counted } from '../i18n/plural.ts'
import type { Plural, Strings, Words } from '../i18n/strings.ts'
import { estimateText } from './estimate.ts'
import { nameOf, partnerName } from './partner-name.ts'
import { isRunning, type View } from './view.ts'

/** What the element says of itself, in plain words. */
export interface StatusLine {
  readonly headline: string
  /** Quieter lines below it. */
  readonly details: readonly string[]
  /** For those who do not see it: without figures that change all the time. */
  readonly announcement: string
}

export function statusLine(view: View, strings: Strings): StatusLine {
  const line = ofState(view, strings)
  if (!view.thanked || view.lastEnd === 'reported') return line
  return {
    ...line,
    details: [...line.details, strings.thanks],
    announcement: `${strings.thanks} ${line.announcement}`,
  }
}

function ofState(view: View, strings: Strings): StatusLine {
  if (view.door !== null) {
    const { title, advice } = strings.faults[view.door.fault]
    return { headline: '', details: [], announcement: `${strings.sentence(title)} ${advice}` }
  }
  if (view.declined && !isRunning(view)) return say(strings.consentDeclined, strings)
  if (view.asking && view.media !== 'text') return say(strings.asking[view.media], strings)
  switch (view.state) {
    case 'idle':
      return say(view.own.stream === null ? strings.idle[view.media] : strings.preview, strings)
    case 'ended':
      return say((view.reason === null ? undefined : strings.ended[view.reason]) ?? strings.idle[view.media], strings)
    case 'connecting':
      return plain(connectingLine(view, strings))
    case 'waiting':
      return view.signaling === 'connecting' ? plain(strings.reconnecting) : waitingLine(view, strings)
    case 'negotiating':
      return negotiatingLine(view, strings)
    case 'connected':
      return callLine(view, strings)
  }
}

function connectingLine(view: View, strings: Strings): string {
  if (view.reason === 'signaling_lost') return strings.reconnecting
  return aftermath(view.lastEnd, strings) ?? strings.toServer
}

function negotiatingLine({ partner, call }: View, strings: Strings): StatusLine {
  const { headline, detail } = strings.negotiating(partner?.name ? partnerName(partner, strings) : null)
  return say(
    { headline, detail: call.peerAway ? strings.peerAway(nameOf(partner?.name ?? '', strings)) : detail },
    strings,
  )
}

function waitingLine({ waiting, lastEnd }: View, strings: Strings): StatusLine {
  const say = (words: Plural, count: number) => counted(words, count, strings.locale)
  const online = waiting && say(strings.online, waiting.online)
  const figures = [strings.looking, online, estimateText(waiting?.estimateMs, strings.locale)]
  const looking = figures.filter((figure) => figure !== null).join(' · ')
  const why =
    waiting === null ? []
    : waiting.reason === 'queued' && waiting.position > 0 ? [say(strings.ahead, waiting.position)]
    : [strings.waiting[waiting.reason]]
  const after = aftermath(lastEnd, strings)
  return {
    headline: after ?? looking,
    details: [...(after === null ? [] : [looking]), ...why],
    // The place in the queue changes too often to be read out each time; what bars somebody does not.
    announcement: [after ?? strings.looking, ...(waiting?.reason === 'queued' ? [] : why)].join(' '),
  }
}

function callLine(view: View, strings: Strings): StatusLine {
  const headline = partnerName(view.partner, strings)
  const trouble = troubleOf(view, strings)
  if (trouble !== null) return { headline, details: [trouble], announcement: trouble }
  const { told } = view.call
  return { headline, details: [], announcement: told === null ? headline : strings.quality[told === 'poor' ? 2 : 4] }
}

/** What of a call needs words; the first that holds is the reason for those after it. */
function troubleOf({ call, partner, signaling }: View, strings: Strings): string | null {
  const name = nameOf(partner?.name ?? '', strings)
  if (signaling === 'online' && call.peerAway) return strings.peerAway(name)
  if (call.silent) return strings.reconnectingTo(name)
  if (signaling !== 'online') return strings.signalingLostInCall
  return call.carries === 'video' ? null : strings.carries[call.carries]
}

/** What is said between two partners; null when there was none before. */
function aftermath(end: View['lastEnd'], { aftermath: words }: Strings): string | null {
  if (end === null || end === 'stopped') return null
  return words[kindOf(end)]
}

function kindOf(end: Exclude<SessionEnd | 'reported', 'stopped'>): keyof Strings['aftermath'] {
  switch (end) {
    case 'skipped':
    case 'left':
    case 'disconnected':
    case 'replaced':
      return 'left'
    case 'timeout':
    case 'idle':
    case 'moderated':
      return 'over'
    default:
      return end
  }
}

function say({ headline, detail }: Words, strings: Strings): StatusLine {
  // What trails off has its end.
  const whole = headline.endsWith('…') ? headline : strings.sentence(headline)
  return { headline, details: [detail], announcement: `${whole} ${detail}` }
}

function plain(headline: string): StatusLine {
  return { headline, details: [], announcement: headline }
}
