import { MatchClient, type ChatMessage, type ClientState, type MatchError, type MatchSession } from '@mismatch/sdk'
import { useEffect, useReducer, useState } from 'react'

/** What the client last said, for components to draw. */
export interface Match {
  /** Null until the component is mounted: ask it for things in handlers and effects, not while rendering. */
  readonly client: MatchClient | null
  readonly state: ClientState
  readonly session: MatchSession | null
  readonly own: MediaStream | null
  readonly messages: readonly ChatMessage[]
  /** What went wrong last without being thrown to a caller. */
  readonly error: MatchError | null
}

const untold: Omit<Match, 'client'> = {
  state: 'idle',
  session: null,
  own: null,
  messages: [],
  error: null,
}

/**
 * A client that lives as long as the component, and for one address. It is made in an effect and destroyed by its cleanup,
 * since only effects are undone: under StrictMode, at unmount and when `url` changes, camera, socket and call go with it.
 */
export function useMatch(url: string): Match {
  const [client, setClient] = useState<MatchClient | null>(null)
  const [told, tell] = useReducer((old: typeof untold, news: Partial<typeof untold>) => ({ ...old, ...news }), untold)

  useEffect(() => {
    const made = new MatchClient({ url })
    made.on('state', ({ to }) => tell({ state: to }))
    made.on('localstream', ({ stream }) => tell({ own: stream }))
    made.on('paired', ({ session }) => tell({ session, messages: [], error: null }))
    made.on('message', ({ session }) => tell({ messages: [...session.messages] }))
    made.on('peerleft', () => tell({ session: null }))
    made.on('error', ({ error }) => tell({ error }))
    setClient(made)
    return () => {
      made.destroy()
      setClient(null)
      tell(untold)
    }
  }, [url])

  return { client, ...told }
}
