/** Hears an event of the page, `change` of its network connection; gives its undo. */
export type Listen = (
  type: 'online' | 'pagehide' | 'pageshow' | 'visibilitychange' | 'change',
  listener: (event: PageEvent) => void,
) => () => void

interface PageEvent {
  readonly persisted?: boolean
  readonly target?: { readonly visibilityState?: string } | null
}

const HINTS = ['online', 'change', 'pageshow', 'visibilitychange'] as const

/** What says that the network may be another, or that the page has slept (rule H10). Gives the undo. */
export function hearHints(listen: Listen, onHint: () => void): () => void {
  const undos = HINTS.map((type) =>
    listen(type, ({ target }) => {
      if (target?.visibilityState !== 'hidden') onHint()
    }),
  )
  return () => undos.forEach((undo) => undo())
}
