import { expect } from '../../../test/expect.ts'
import { FrameChecker, type FrameCheck } from './frame-checker.ts'

/** A video that shows the canvas, which is painted anew until the test is over. */
async function playing(): Promise<HTMLVideoElement> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 32, height: 24 })
  const context = canvas.getContext('2d')!
  const stream = canvas.captureStream()
  timers.push(setInterval(() => context.fillRect(0, 0, 32, 24), 40))
  const video = Object.assign(document.createElement('video'), { muted: true, srcObject: stream })
  await video.play()
  return video
}

const timers: ReturnType<typeof setInterval>[] = []

describe('frame checker', () => {
  const { reportError } = window
  afterEach(() => {
    for (const timer of timers.splice(0)) clearInterval(timer)
    window.reportError = reportError
  })

  it('[trust] a check that throws or rejects says nothing, is reported, and is asked again', async () => {
    const video = await playing()
    const faults: unknown[] = []
    window.reportError = (fault) => faults.push(fault)
    const said: boolean[] = []
    await new Promise<void>((resolve) => {
      const answers: FrameCheck[] = [
        () => {
          throw new Error('at once')
        },
        () => Promise.reject(new Error('later')),
        () => true,
      ]
      const checker = new FrameChecker((flagged) => {
        said.push(flagged)
        checker.watch(null, null, null)
        resolve()
      })
      checker.watch(
        'lena',
        (frame) => answers.shift()!(frame),
        () => video,
      )
    })
    expect(faults.map(String)).to.deep.equal(['Error: at once', 'Error: later'])
    expect(said).to.deep.equal([true])
  })

  it('[trust] what is said late of one partner is not said of the next', async () => {
    const video = await playing()
    let answerLate!: (flagged: boolean) => void
    const late = new Promise<boolean>((resolve) => (answerLate = resolve))
    const said: boolean[] = []
    await new Promise<void>((resolve) => {
      const checker = new FrameChecker((flagged) => {
        said.push(flagged)
        checker.watch(null, null, null)
        resolve()
      })
      checker.watch(
        'lena',
        () => late,
        () => video,
      )
      checker.watch(
        'omar',
        async () => {
          answerLate(true)
          await late
          return false
        },
        () => video,
      )
    })
    expect(said).to.deep.equal([false])
  })

  it('[trust] the memory of a frame is the check’s own to give away', async () => {
    const video = await playing()
    const frame = await new Promise<ImageData>((resolve) => {
      const checker = new FrameChecker(() => undefined)
      checker.watch(
        'lena',
        (frame) => {
          checker.watch(null, null, null)
          resolve(frame)
          return false
        },
        () => video,
      )
    })
    expect(frame.data.length).to.equal(32 * 24 * 4)
    const [moved] = structuredClone([frame.data.buffer], { transfer: [frame.data.buffer] })
    expect([moved.byteLength, frame.data.length]).to.deep.equal([32 * 24 * 4, 0])
  })
})
