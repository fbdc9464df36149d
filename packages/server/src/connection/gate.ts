import { CLOSE, UNCOUNTED, type FrameFault, type ServerMessage } from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import { noMeters } from '../observability/meters.ts'
import type { Tally } from '../observability/tally.ts'
import type { Dialect } from './dialect.ts'
import { FrameLimits, type FrameSettings } from './frame-limits.ts'
import type { Received } from './received.ts'
import { RecentCount } from './recent-count.ts'
import { refsOf } from './refs.ts'

/** Bad frames in a minute after which a client is taken for broken (rule F4: more than 10). */
const BAD_FRAMES = 11
const BAD_WINDOW_MS = 60_000
/** Refusals after which a client that does not slow down is sent away (rule S3). */
const REFUSALS = 100
const REFUSAL_WINDOW_MS = 10_000

/** As many as a client keeps (rule H4). */
const MAX_RESENT = 256

/** What to do about a frame. */
export type Verdict =
  | { readonly is: 'taken' }
  | { readonly is: 'answered'; readonly error: ServerMessage; readonly code: Fault }
  | { readonly is: 'fatal'; readonly closeCode: number; readonly reason: string; readonly code: Fault }

export type Fault = 'bad_frame' | 'unknown_type' | 'rate_limited'

/** The close that sends away who sends too much, and says when to come back (rule E2). */
export const TOO_MUCH = { code: CLOSE.too_much, reason: `retry_after_ms=${String(REFUSAL_WINDOW_MS)}` }

const TAKEN: Verdict = { is: 'taken' }

const SECOND_HELLO: FrameFault = { code: 'bad_frame', ref: 'Hello', message: 'a connection says Hello once' }

/** Decides which frames of one who has been let in are taken (rules F4, S3), and counts them all (rule H4). */
export class Gate {
  readonly #dialect: Dialect
  readonly #tally: Tally
  readonly #limits: FrameLimits
  readonly #clock: Clock
  /** Those who do nothing wrong have none. */
  #badFrames: RecentCount | null = null
  #refusals: RecentCount | null = null
  #received = 0
  /** How many counted frames take nothing from the rates: they are sent again (rule S3). */
  #exempt = 0

  constructor(dialect: Dialect, settings: FrameSettings, clock: Clock, tally: Tally, meters = noMeters) {
    this.#dialect = dialect
    this.#tally = tally
    this.#limits = new FrameLimits(settings, clock, meters)
    this.#clock = clock
  }

  /** Counted frames received, whatever became of them (rule H4). */
  get received(): number {
    return this.#received
  }

  /** The next frames up to this number were sent before, and have taken their share of the rates then (rule S3). */
  expectAgain(sent: number): void {
    this.#exempt = Math.max(0, Math.min(sent - this.#received, MAX_RESENT))
  }

  /** Counts from zero again (rule H6). */
  restart(): void {
    this.#received = 0
    this.#exempt = 0
  }

  judge(frame: Received): Verdict {
    const type = frame.ref
    const isCounted = type === undefined || !UNCOUNTED.has(type)
    if (isCounted) this.#received++
    const waitMs = isCounted && this.#exempt > 0 ? 0 : this.#limits.take(type)
    if (isCounted && this.#exempt > 0) this.#exempt--
    if (waitMs > 0) return this.#refuse(frame, waitMs)
    const { fault } = frame
    if (fault !== undefined) return this.#reject(fault)
    // Rule H1.
    return type === 'Hello' ? this.#reject(SECOND_HELLO) : TAKEN
  }

  #refuse(frame: Received, retry_after_ms: number): Verdict {
    const code = 'rate_limited'
    this.#tally.refusedFrames++
    // A classic client cannot be told, and would wait for ever for what its frame was to bring (rule C6).
    const isTooMuch =
      !this.#dialect.isFormal || (this.#refusals ??= new RecentCount(REFUSALS, REFUSAL_WINDOW_MS, this.#clock)).add()
    if (isTooMuch) return { is: 'fatal', closeCode: TOO_MUCH.code, reason: TOO_MUCH.reason, code }
    const message = `too many frames; the next is taken in ${String(retry_after_ms)} ms`
    return { is: 'answered', error: { type: 'Error', code, message, ...namesOf(frame), retry_after_ms }, code }
  }

  #reject(fault: FrameFault): Verdict {
    const { code } = fault
    this.#tally.badFrames++
    // Classic clients may be older than our patience: theirs are dropped, and they are not closed (rule C6).
    const isTooMany =
      this.#dialect.isFormal && (this.#badFrames ??= new RecentCount(BAD_FRAMES, BAD_WINDOW_MS, this.#clock)).add()
    if (isTooMany) return { is: 'fatal', closeCode: CLOSE.bad_frames, reason: 'too many bad frames', code }
    return { is: 'answered', error: { type: 'Error', ...fault }, code }
  }
}

function namesOf(frame: Received): { ref?: string; ref_id?: string } {
  if (frame.fault === undefined) return refsOf(frame.message)
  const { ref, ref_id } = frame.fault
  return { ...(ref !== undefined && { ref }), ...(ref_id !== undefined && { ref_id }) }
}
