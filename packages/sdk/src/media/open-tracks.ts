import type { Kind } from './constraints.ts'

/** The tracks that are open, one of a kind, in one stream; the only place that stops them. */
export class OpenTracks {
  stream: MediaStream | null = null

  /** Also while another is being opened in its place, and it is stopped already. */
  of(kind: Kind): MediaStreamTrack | undefined {
    return this.stream?.getTracks().find((track) => track.kind === kind)
  }

  /** Takes each of these in the place of the last of its kind. */
  adopt(opened: MediaStream, onEnded: (kind: Kind) => void): void {
    const stream = (this.stream ??= opened)
    for (const track of opened.getTracks()) {
      if (stream !== opened) stream.addTrack(track)
      this.stop((each) => each.kind === track.kind && each !== track)
      track.onended = () => onEnded(track.kind as Kind)
    }
  }

  /** Whether there were such. */
  stop(which: (track: MediaStreamTrack) => boolean): boolean {
    const tracks = this.stream?.getTracks() ?? []
    const going = tracks.filter(which)
    // The last ones stay in their stream: an element that shows it keeps the last frame.
    const ends = going.length === tracks.length
    for (const track of going) {
      track.onended = null
      track.stop()
      if (!ends) this.stream?.removeTrack(track)
    }
    if (ends) this.stream = null
    return going.length > 0
  }
}
