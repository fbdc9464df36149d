import type { Profile } from '@mismatch/sdk'
import type { ProfileField } from '../../state/own-profile.ts'
import type { Question, View } from '../../state/view.ts'
import { Memory } from './memory.ts'

/** What the page wants to know before somebody may go on. */
export interface EntryRules {
  /** A fingerprint of what must be agreed to; null when nothing must. */
  readonly consent: string | null
  readonly fields: readonly ProfileField[]
  /** Whether the answers may be kept for the next visit. */
  readonly mayStore: boolean
}

/** Asks what has to be asked before camera and queue, one question after the other, and remembers the answers. */
export class Admission {
  readonly #rules: () => EntryRules
  readonly #show: (question: Question | null) => void
  readonly #memory = new Memory()
  #answer: ((goOn: boolean) => void) | null = null
  #pending: Promise<boolean> | null = null

  constructor(rules: () => EntryRules, show: (question: Question | null) => void) {
    this.#rules = rules
    this.#show = show
  }

  /** What somebody has said of themselves, as far as the page asks for it. */
  get profile(): Profile {
    const { fields, mayStore } = this.#rules()
    const { name, age } = this.#memory.read(mayStore).profile ?? {}
    return {
      ...(fields.includes('name') && name !== undefined && { name }),
      ...(fields.includes('age') && age !== undefined && { age }),
    }
  }

  get me(): View['me'] {
    return { fields: this.#rules().fields, profile: this.profile }
  }

  /** Whether there is something to ask first. The camera alone needs no name. */
  asks(intent: 'find' | 'preview'): boolean {
    return this.#pending !== null || this.#open(intent) !== null
  }

  /** Asks it; resolves with whether to go on. */
  enter(intent: 'find' | 'preview'): Promise<boolean> {
    this.#pending ??= this.#askAll(intent).finally(() => (this.#pending = null))
    return this.#pending
  }

  /** Asks again who one is. */
  edit(): void {
    if (this.#pending === null) void this.#put('edit')
  }

  agree(agreed: boolean): void {
    const { consent, mayStore } = this.#rules()
    if (agreed) this.#memory.write({ consent }, mayStore)
    this.#finish(agreed)
  }

  /** Null: they went away without an answer. */
  introduce(profile: Profile | null): void {
    if (profile !== null) this.#memory.write({ profile }, this.#rules().mayStore)
    this.#finish(profile !== null)
  }

  /** Takes an open question away; whoever waits for its answer does not go on. */
  close(): void {
    this.#finish(false)
  }

  async #askAll(intent: 'find' | 'preview'): Promise<boolean> {
    for (let question = this.#open(intent); question !== null; question = this.#open(intent)) {
      if (!(await this.#put(question))) return false
    }
    return true
  }

  #open(intent: 'find' | 'preview'): Question | null {
    const { consent, fields, mayStore } = this.#rules()
    const remembered = this.#memory.read(mayStore)
    if (consent !== null && remembered.consent !== consent) return 'consent'
    const isKnown = remembered.profile !== null && (this.profile.name !== undefined || !fields.includes('name'))
    return intent === 'find' && fields.length > 0 && !isKnown ? 'profile' : null
  }

  #put(question: Question): Promise<boolean> {
    this.#show(question)
    return new Promise((resolve) => (this.#answer = resolve))
  }

  #finish(goOn: boolean): void {
    const answer = this.#answer
    this.#answer = null
    if (answer === null) return
    this.#show(null)
    answer(goOn)
  }
}
