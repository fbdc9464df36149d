import type { Clock } from '../clock.ts'
import type { RtcConnection } from '../options.ts'
import type { Closer } from './closer.ts'
import { closeLine, openLine, SPARE } from './line.ts'
import { Spare } from './spare.ts'

export interface SparesParts {
  readonly clock: Clock
  readonly makeId: () => string
  readonly connect: (configuration: RTCConfiguration) => RtcConnection
  readonly closer: Closer
  readonly configuration: () => RTCConfiguration
  /** Hears an event of the page, `change` of its network connection; gives its undo. */
  readonly listen: (type: 'online' | 'change', listener: () => void) => () => void
}

/** As the frames of rule Q4 have it. */
export interface PreparedOffer {
  readonly offer_id: string
  readonly offer: string
}

/** What is found by then is told; the rest goes to the partner by itself. */
const GATHER_MS = 500
/** What a NAT has given out is not for ever. */
const AGE_MS = 60_000
/** A network changes in several steps, and some browsers call each new estimate of its speed a change. */
const SETTLE_MS = 5_000

/**
 * The connections that are ready before there is a partner: one, and while the server has not confirmed it a second, which it may
 * still give away (rule Q4).
 */
export class Spares {
  /** Oldest first. */
  #spares: Spare[] = []
  /** Those that the server was told of, which it may give away. */
  readonly #told = new WeakSet<Spare>()
  #stream: MediaStream | null = null
  /** Waits in the queue: candidates are of use. */
  #isHot = false
  /** A third would be needed, and comes once the server has confirmed the second. */
  #isStale = false
  #stopGathering = (): void => {}
  #stopAging = (): void => {}
  #unlisten: (() => void)[] = []
  readonly #parts: SparesParts
  readonly #onOffer: (offer: PreparedOffer) => void

  /** `onOffer`: the server should know this offer, instead of any before. */
  constructor(parts: SparesParts, onOffer: (offer: PreparedOffer) => void) {
    this.#parts = parts
    this.#onOffer = onOffer
  }

  /** From now on there is one, with candidates where it is `hot`. */
  keep(isHot: boolean): void {
    const begins = isHot && !this.#isHot
    this.#isHot = isHot
    if (!isHot) this.#stopTimers()
    if (this.#spares.at(-1)?.isRelayed !== this.#isRelayed) this.#make()
    else if (begins) this.#heat()
  }

  /** The own devices have changed. A kind that no offer speaks of needs another offer. */
  setStream(stream: MediaStream | null): void {
    this.#stream = stream
    const newest = this.#spares.at(-1)
    if (newest === undefined) return
    if (newest.line.tracks.fits(stream)) newest.line.tracks.set(stream)
    else this.#make()
  }

  /** The offer for a frame that asks for the next partner, with no candidate yet: they are of use only to who then waits, or offers. */
  offer(): PreparedOffer | undefined {
    const newest = this.#spares.at(-1)
    const sdp = newest?.sdp
    if (newest === undefined || sdp == null) return undefined
    this.#told.add(newest)
    return { offer_id: newest.id, offer: sdp }
  }

  /** The server gives this one away from now on, and none before it. */
  confirmed(id: string): void {
    const at = this.#spares.findIndex((each) => each.id === id)
    for (const { line } of this.#spares.splice(0, Math.max(0, at))) closeLine(line, this.#parts.closer)
    if (this.#isStale) this.#make()
  }

  /** Hands over the one of this id, or without an id the newest if it fits, and closes the others. */
  take(id: string | undefined, isRelayed: boolean): Spare | null {
    const fits = (each: Spare) =>
      id === undefined ? each.sdp !== null && each.isRelayed === isRelayed : each.id === id
    const taken = this.#spares.findLast(fits) ?? null
    this.#spares = this.#spares.filter((each) => each !== taken)
    this.close()
    taken?.gather(this.#parts.configuration())
    return taken
  }

  /** May be called twice. Leaves no connection and no timer. */
  close(): void {
    this.#isHot = this.#isStale = false
    this.#stopTimers()
    for (const { line } of this.#spares.splice(0)) closeLine(line, this.#parts.closer)
  }

  #make(): void {
    // What the server does not know it cannot give away.
    const known = this.#isHot ? this.#spares.filter((each) => this.#told.has(each)) : []
    this.#isStale = known.length > 1
    if (this.#isStale) return
    for (const spare of this.#spares) if (!known.includes(spare)) closeLine(spare.line, this.#parts.closer)
    this.#spares = known
    const { connect, configuration, makeId } = this.#parts
    try {
      const line = openLine(connect(configuration()), this.#stream, SPARE)
      const spare: Spare = new Spare(makeId(), line, this.#isRelayed, () => this.#tell(spare))
      this.#spares.push(spare)
    } catch {
      // A browser that makes no more connections may make one when there is a partner.
    }
    if (this.#isHot) this.#heat()
  }

  get #isRelayed(): boolean {
    return this.#parts.configuration().iceTransportPolicy === 'relay'
  }

  #heat(): void {
    const { clock, configuration, listen } = this.#parts
    const newest = this.#spares.at(-1)
    this.#stopTimers()
    if (newest === undefined) return
    const remakeAfter = (ms: number) => {
      this.#stopAging()
      this.#stopAging = clock.after(ms, () => this.#make())
    }
    remakeAfter(AGE_MS)
    // Perhaps to another network, on which the addresses in the offer are of no use.
    this.#unlisten = (['online', 'change'] as const).map((type) => listen(type, () => remakeAfter(SETTLE_MS)))
    newest.gather(configuration())
    if (newest.isWhole) this.#tell(newest)
    else this.#stopGathering = clock.after(GATHER_MS, () => this.#tell(newest))
  }

  #tell(spare: Spare): void {
    const { sdp } = spare
    if (!this.#isHot || spare !== this.#spares.at(-1) || sdp === null) return
    this.#stopGathering()
    this.#told.add(spare)
    this.#onOffer({ offer_id: spare.id, offer: sdp })
  }

  #stopTimers(): void {
    this.#stopGathering()
    this.#stopAging()
    for (const unlisten of this.#unlisten.splice(0)) unlisten()
  }
}
