import { useState } from 'react'
import { Room } from './room.tsx'

/** Two places of an app: leaving the second unmounts it, and with it goes everything of the client. */
export function App({ url }: { url: string }) {
  const [inside, setInside] = useState(false)
  if (inside) return <Room url={url} onLeave={() => setInside(false)} />
  return (
    <main className="door">
      <h1>The Reading Room</h1>
      <p>Two people, one table, a good conversation.</p>
      <button className="primary" onClick={() => setInside(true)}>
        Enter
      </button>
    </main>
  )
}
