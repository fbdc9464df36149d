/**
 * Looks at a frame of the partner's picture: true blurs it until a later one is clear. Nothing of it leaves the browser unless the
 * function sends it. `frame`: RGBA, at most 224 px wide, a copy of one's own.
 */
export type FrameCheck = (frame: ImageData) => boolean | PromiseLike<boolean>

/** Wide enough for the models that judge pictures, small enough to cost little. */
const widthPx = 224
/** From the end of one look to the next. */
const pauseMs = 1_500

/** Gives frames of a picture to the page's check, one after the other. */
export class FrameChecker {
  readonly #tell: (flagged: boolean) => void
  #of: string | null = null
  #run = new AbortController()

  constructor(tell: (flagged: boolean) => void) {
    this.#tell = tell
  }

  /** From now on at this partner; null: at nobody. */
  watch(partner: string | null, check: FrameCheck | null, picture: (() => HTMLVideoElement) | null): void {
    if (partner === this.#of) return
    this.#of = partner
    this.#run.abort()
    this.#run = new AbortController()
    if (partner !== null && check !== null && picture !== null) void this.#look(check, picture, this.#run.signal)
  }

  async #look(check: FrameCheck, picture: () => HTMLVideoElement, signal: AbortSignal): Promise<void> {
    const canvas = document.createElement('canvas')
    while (!signal.aborted) {
      const frame = frameOf(picture(), canvas)
      try {
        const flagged = frame !== null && (await check(frame))
        if (frame !== null && stillWanted(signal)) this.#tell(flagged)
      } catch (error) {
        // The page's own fault: what was said last holds.
        reportError(error)
      }
      await pause(signal)
    }
  }
}

/** TypeScript thinks that what it was before a wait it still is. */
function stillWanted(signal: AbortSignal): boolean {
  return !signal.aborted
}

/** Null while there is no picture. */
function frameOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  if (video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null
  canvas.width = Math.min(widthPx, video.videoWidth)
  canvas.height = Math.max(1, Math.round((canvas.width * video.videoHeight) / video.videoWidth))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return null
  context.drawImage(video, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, pauseMs)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
