/** @typeParam Person an object with a member `partner` for the use of this, null at first */
export class Pairing<Person extends { partner: Person | null }> {
  constructor(
    tell: (person: Person, word: 'Waiting' | 'PeerLeft' | 'Offers' | 'Answers') => void,
    options?: { readonly pairs?: boolean },
  )
  arrive(person: Person): void
  skip(person: Person): void
  leave(person: Person): void
}
