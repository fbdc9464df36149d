// Who is with whom, at the servers of the bench that pair people themselves: in the order in which they come, by the rules of the
// classic dialect (C2, C4, C5), checking nothing.

/** Each person is an object with a member `partner` for the use of this, null at first. */
export class Pairing {
  #tell
  #pairs
  #waiting = null

  /**
   * @param tell how a person hears something: `Waiting`, `PeerLeft`, `Offers` (paired, and to offer) or `Answers`
   * @param pairs false: everybody stays alone
   */
  constructor(tell, { pairs = true } = {}) {
    this.#tell = tell
    this.#pairs = pairs
  }

  arrive(person) {
    this.#queue(person)
  }

  /** Next: the one left behind is queued first. Without a partner it does nothing. */
  skip(person) {
    if (person.partner === null) return
    this.leave(person)
    this.#queue(person)
  }

  leave(person) {
    if (this.#waiting === person) this.#waiting = null
    const { partner } = person
    if (partner === null) return
    person.partner = partner.partner = null
    this.#tell(partner, 'PeerLeft')
    this.#queue(partner)
  }

  #queue(person) {
    this.#tell(person, 'Waiting')
    if (!this.#pairs) return
    const first = this.#waiting
    // Two who wait are paired at once, so more than one never does.
    this.#waiting = first === null ? person : null
    if (first === null) return
    first.partner = person
    person.partner = first
    this.#tell(first, 'Offers')
    this.#tell(person, 'Answers')
  }
}
