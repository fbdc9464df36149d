import type { Media } from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import type { PeerState } from '../events.ts'
import { allCarried, carry } from './carriage.ts'
import { tune, type Ceilings } from './encodings.ts'
import { grade, type Figures, type Grade, type Quality } from './grade.ts'
import { sessionStats, type SessionStats } from './session-stats.ts'
import { SpeakingWatch, type Speaker } from './speaking-watch.ts'
import { steady, type Steady } from './steady.ts'

export interface QualityWatchParts {
  readonly clock: Clock
  /** A page that nobody sees is not measured. */
  readonly isHidden: () => boolean
  readonly link: {
    /** Null once it is closed. */
    stats(): Promise<RTCStatsReport | null>
    readonly transceivers: readonly RTCRtpTransceiver[]
  }
  readonly maxBitrateKbps: Ceilings
  /** Whether somebody wants to know who speaks. */
  readonly wantsSpeaking: () => boolean
  /** What the partner says to be showing. */
  readonly peerState: () => PeerState
}

export interface QualityNews extends Grade {
  readonly carries: Media
}

export interface QualityWatchEvents {
  onNews(news: QualityNews): void
  onSpeaking(who: Speaker, speaking: boolean): void
}

/** Often enough to notice what a person notices; a report costs about a millisecond. */
const EVERY_MS = 2_000

/** Looks at a connected call every two seconds: says how it goes, and has no more sent than the way carries. */
export class QualityWatch {
  readonly #parts: QualityWatchParts
  readonly #events: QualityWatchEvents
  #first: RTCStatsReport | null = null
  /** What `stats()` saw last. */
  #asked: RTCStatsReport | null = null
  /** What was looked at last. */
  #report: RTCStatsReport | null = null
  #both: Steady | null = null
  #uplink: Steady | null = null
  #carriage = allCarried
  #told: QualityNews | null = null
  #speaking: SpeakingWatch | null = null
  #stopTimer = (): void => {}
  #closed = false

  constructor(parts: QualityWatchParts, events: QualityWatchEvents) {
    this.#parts = parts
    this.#events = events
    void this.#look()
  }

  get quality(): Quality | null {
    return this.#told?.quality ?? null
  }

  /** Rates are those since it was asked the last time, or else since the beginning; null once the connection is closed. */
  async stats(): Promise<SessionStats | null> {
    const report = await this.#parts.link.stats()
    if (report === null) return null
    const previous = this.#asked ?? this.#first
    this.#asked = report
    return { ...sessionStats(report, previous), quality: this.quality }
  }

  /** What of one's own the partner gets: what is held back looks switched off. */
  carried({ audio, video, screen }: PeerState): PeerState {
    const { carries } = this.#carriage
    const picture = carries === 'video'
    return { audio: audio && carries !== 'text', video: video && picture, screen: screen && picture }
  }

  /** May be called twice. Leaves no timer, and tells nothing more. */
  close(): void {
    this.#closed = true
    this.#stopTimer()
    this.#speaking?.close()
    this.#speaking = null
  }

  async #look(): Promise<void> {
    const { clock, isHidden, link } = this.#parts
    this.#tune()
    this.#followSpeaking()
    const report = isHidden() ? null : await link.stats().catch(() => null)
    if (this.#isClosed()) return
    this.#stopTimer = clock.after(EVERY_MS, () => void this.#look())
    const previous = this.#report
    this.#report = report
    this.#first ??= report
    // Without a report of just before, this one says nothing of the present.
    if (report !== null && previous !== null) this.#judge(sessionStats(report, previous))
    else this.#carriage = { ...this.#carriage, badSince: null, goodSince: null }
  }

  #judge(stats: Omit<SessionStats, 'quality'>): void {
    const { clock, link, peerState } = this.#parts
    const sendsPicture = link.transceivers.some(({ sender: { track } }) => track?.kind === 'video' && track.enabled)
    const out = uplink(stats, sendsPicture && this.#carriage.carries === 'video')
    this.#uplink = steady(this.#uplink, grade(out))
    this.#both = steady(this.#both, isSilent(stats, peerState()) ? SILENCE : grade(whole(stats, out, peerState())))
    this.#carriage = carry(this.#carriage, this.#uplink.grade.quality, sendsPicture, clock.now())
    this.#tune()
    this.#tell({ ...this.#both.grade, carries: this.#carriage.carries })
  }

  #tell(news: QualityNews): void {
    const told = this.#told
    // Other reasons of one quality come and go; that nothing arrives at all is another thing.
    const isSilence = told?.reason === 'silence'
    const isSame = told?.quality === news.quality && isSilence === (news.reason === 'silence')
    if (isSame && told.carries === news.carries) return
    this.#told = news
    this.#events.onNews(news)
  }

  #tune(): void {
    const { link, maxBitrateKbps } = this.#parts
    const senders = link.transceivers.map(({ sender }) => sender)
    tune(senders, maxBitrateKbps, this.#carriage.carries)
  }

  /** Only while it is seen, and somebody listens: it costs more than all else here. */
  #followSpeaking(): void {
    const { clock, link, isHidden, wantsSpeaking } = this.#parts
    if (!isHidden() && wantsSpeaking()) {
      this.#speaking ??= new SpeakingWatch({ clock, link }, (who, speaking) => this.#events.onSpeaking(who, speaking))
    } else {
      this.#speaking?.close()
      this.#speaking = null
    }
  }

  // A method, since the compiler believes that a field stays what it was before an await.
  #isClosed(): boolean {
    return this.#closed
  }
}

const SILENCE: Grade = { quality: 0, reason: 'silence' }

type Flows = Omit<SessionStats, 'quality'>

/** Even a muted microphone sends; a partner whose way is too bad for sound says that it is off. */
function isSilent({ in: { audioKbps, videoKbps } }: Flows, { audio }: PeerState): boolean {
  return audio && audioKbps === 0 && (videoKbps ?? 0) === 0
}

/** Only what the way to the partner is to blame for: to send less helps no other. */
function uplink({ out, roundTripMs, availableOutKbps }: Flows, sendsPicture: boolean): Figures {
  return {
    lossPercent: out.lossPercent,
    roundTripMs,
    framesPerSecond: null,
    pictureKbps: sendsPicture ? availableOutKbps : null,
    soundKbps: sendsPicture ? null : availableOutKbps,
  }
}

function whole({ in: inbound }: Flows, out: Figures, { video, screen }: PeerState): Figures {
  const losses = [inbound.lossPercent, out.lossPercent].filter((loss) => loss !== null)
  return {
    ...out,
    lossPercent: losses.length === 0 ? null : Math.max(...losses),
    // A screen on which nothing moves sends nothing, and a camera that is off a black frame now and then.
    framesPerSecond: video && !screen ? inbound.framesPerSecond : null,
  }
}
