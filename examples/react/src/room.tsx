import type { MatchError, Media } from '@mismatch/sdk'
import { useState } from 'react'
import { Chat } from './chat.tsx'
import { useMatch, type Match } from './use-match.ts'
import { Own, Partner } from './video.tsx'

export function Room({ url, onLeave }: { url: string; onLeave: () => void }) {
  const match = useMatch(url)
  const [refusal, setRefusal] = useState<MatchError | null>(null)
  const { client, session, state } = match
  const running = state !== 'idle' && state !== 'ended'
  const trouble = refusal ?? match.error

  const find = (media: Media) => {
    setRefusal(null)
    client?.start({ media, profile: { name: 'React' } }).catch((error: MatchError) => setRefusal(error))
  }

  return (
    <main className="room">
      <section className="stage" aria-label="Call">
        <Partner client={client} />
        <Own stream={match.own} />
        <p role="status">{status(match)}</p>
      </section>
      <Chat session={session} messages={match.messages} />
      {trouble !== null && (
        <p role="alert">
          {trouble.message} {refusal !== null && <button onClick={() => find('text')}>Only write</button>}
        </p>
      )}
      <nav>
        <button onClick={onLeave}>Leave</button>
        {running && <button onClick={() => void client?.stop()}>Stop</button>}
        {session !== null && (
          <button className="primary" onClick={() => client?.next()}>
            Next
          </button>
        )}
        {!running && (
          <button className="primary" disabled={client === null} onClick={() => find('video')}>
            Find
          </button>
        )}
      </nav>
    </main>
  )
}

function status({ state, session }: Match): string {
  const name = session?.peer.profile.name ?? 'Somebody'
  switch (state) {
    case 'idle':
      return 'Press Find to meet somebody.'
    case 'connecting':
      return 'Connecting…'
    case 'waiting':
      return 'Looking for somebody…'
    case 'negotiating':
      return `${name} picks up…`
    case 'connected':
      return ''
    case 'ended':
      return 'Stopped. Camera and microphone are off.'
  }
}
