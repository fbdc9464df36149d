import type { MatchClient } from '@mismatch/sdk'
import { useEffect, useRef, useState } from 'react'

/** The partner, session after session. Where the browser wants a press before it lets a page sound, there is one to press. */
export function Partner({ client }: { client: MatchClient | null }) {
  const video = useRef<HTMLVideoElement>(null)
  const [blocked, setBlocked] = useState(false)

  useEffect(() => {
    if (client === null || video.current === null) return
    const undos = [client.playRemote(video.current), client.on('playbackblocked', () => setBlocked(true))]
    return () => undos.forEach((undo) => undo())
  }, [client])

  const hear = () => void client?.resumePlayback().then((heard) => setBlocked(!heard))

  return (
    <>
      <video ref={video} className="partner" aria-label="Partner" autoPlay playsInline />
      {blocked && <button onClick={hear}>Tap to hear them</button>}
    </>
  )
}

/** A stream is no attribute, so an effect hands it to the element. */
export function Own({ stream }: { stream: MediaStream | null }) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream
  }, [stream])
  return <video ref={video} className="own" aria-label="You" muted autoPlay playsInline />
}
