import type { Check, MatchClient } from '@mismatch/sdk'
import type { Inquest } from '../../state/view.ts'

/** Looks why there is no connection, as long as somebody wants to know. */
export class Inquiry {
  readonly #show: (inquest: Inquest | null) => void
  #run: AbortController | null = null

  constructor(show: (inquest: Inquest | null) => void) {
    this.#show = show
  }

  /** From the beginning. Never rejects. */
  async begin(client: Pick<MatchClient, 'diagnose'>): Promise<void> {
    this.#run?.abort()
    const run = new AbortController()
    this.#run = run
    let checks: readonly Check[] = []
    const show = (step: Inquest['step']) => {
      if (!run.signal.aborted) this.#show({ step, checks })
    }
    const onCheck = (check: Check) => {
      checks = [...checks, check]
      show('running')
    }
    show('running')
    await client.diagnose({ signal: run.signal, onCheck }).then(
      () => show('over'),
      () => show('failed'),
    )
  }

  /** May be called twice, at any time. */
  end(): void {
    if (this.#run === null) return
    this.#run.abort()
    this.#run = null
    this.#show(null)
  }
}
