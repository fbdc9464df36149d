import { mediaFailed, screenRefused } from '../errors.ts'

// Comes on demand, with the first screen that is shared.

/** @throws MatchError (rejects) `screen_refused`, `media_failed` */
export async function openScreen(chosen: Promise<MediaStream>): Promise<Screen> {
  try {
    return new Screen(await chosen)
  } catch (cause) {
    const { name } = cause as Error
    if (name === 'NotAllowedError' || name === 'InvalidStateError') {
      throw screenRefused('sharing the screen was not allowed, or not asked for by a press', { cause })
    }
    throw mediaFailed('the screen could not be shared', { cause })
  }
}

/** A screen that is shared, and what goes to the partner with it. */
export class Screen {
  readonly stream: MediaStream
  /** Ended by the browser's own button, or with the window that was shared. */
  onEnded = (): void => {}
  readonly #picture: MediaStreamTrack
  readonly #mixer: Mixer | null

  constructor(stream: MediaStream) {
    const picture = stream.getTracks().find(({ kind }) => kind === 'video')
    if (picture === undefined) throw new TypeError('a screen without a picture')
    this.stream = stream
    this.#picture = picture
    // Letters before smoothness; the mark also tells a screen from a camera where it is sent.
    picture.contentHint = 'detail'
    picture.onended = () => this.onEnded()
    const sounds = stream.getTracks().some(({ kind }) => kind === 'audio')
    // Where nothing can mix it with the voice, the voice goes alone.
    this.#mixer = sounds && typeof AudioContext !== 'undefined' ? new Mixer(stream) : null
  }

  /** The screen in the camera's place, and its sound together with the voice. */
  sent(own: MediaStream | null): MediaStream {
    const voice = own?.getTracks().find(({ kind }) => kind === 'audio')
    const sound = this.#mixer === null ? voice : this.#mixer.with(voice)
    // Of the same make as what the browser gave.
    const Stream = this.stream.constructor as typeof MediaStream
    return new Stream(sound === undefined ? [this.#picture] : [sound, this.#picture])
  }

  /** May be called twice. */
  close(): void {
    this.#picture.onended = null
    for (const track of this.stream.getTracks()) track.stop()
    this.#mixer?.close()
  }
}

/** Two sounds as one track, so that nothing is negotiated for the second. */
class Mixer {
  readonly #context = new AudioContext()
  readonly #out = this.#context.createMediaStreamDestination()
  #voice: MediaStreamTrack | undefined
  #source: MediaStreamAudioSourceNode | null = null

  constructor(screen: MediaStream) {
    this.#context.createMediaStreamSource(screen).connect(this.#out)
  }

  /** The voice is another track after another microphone was chosen. */
  with(voice: MediaStreamTrack | undefined): MediaStreamTrack | undefined {
    if (voice !== this.#voice) {
      this.#voice = voice
      this.#source?.disconnect()
      this.#source = voice === undefined ? null : this.#context.createMediaStreamSource(new MediaStream([voice]))
      this.#source?.connect(this.#out)
    }
    return this.#out.stream.getTracks()[0]
  }

  close(): void {
    if (this.#context.state !== 'closed') void this.#context.close()
  }
}
