import { oneEvent } from '@open-wc/testing'
import { expect } from '../../../test/expect.ts'
import { fakeStream } from '../../../test/fake-stream.ts'
import { buttonsIn, mountPart, shownIn } from '../../../test/mount.ts'
import { callView, lena, viewWith } from '../../../test/views.ts'
import type { View } from '../../state/view.ts'

const remoteOf = (stream: MediaStream | null, video = true) => ({ stream, audio: true, video, screen: false })
const own = (stream: MediaStream) => ({ stream, microphone: true, camera: true, screen: null })

async function mount(view: View) {
  const mounted = await mountPart('mismatch-stage', view)
  const root = mounted.part.shadowRoot!
  return {
    ...mounted,
    remote: root.querySelector<HTMLVideoElement>('video.remote')!,
    mine: root.querySelector<HTMLVideoElement>('video.own-video')!,
    last: root.querySelector('canvas')!,
  }
}

/** As the client plays a partner, with a view that knows of it. */
async function mountWithPicture(view: View) {
  const mounted = await mount(view)
  mounted.remote.srcObject = view.remote.stream
  await firstFrame(mounted.remote)
  await mounted.part.updateComplete
  return mounted
}

async function firstFrame(video: HTMLVideoElement): Promise<void> {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) await oneEvent(video, 'loadeddata')
  // The frame may be there before its event has come.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}

describe('stage', () => {
  it("[look] the partner's picture fills it once there is a frame, and their initial stands there before", async () => {
    const { part, remote } = await mount(callView({ remote: remoteOf(new MediaStream()) }))
    expect(remote.classList.contains('shown')).to.equal(false)
    expect(shownIn(part)).to.equal('L Lena')
    remote.srcObject = fakeStream()
    await firstFrame(remote)
    await part.updateComplete
    expect(remote.classList.contains('shown')).to.equal(true)
    expect(shownIn(part)).to.equal('')
  })

  it('[look] a picture of which nothing comes any more is softened, and says when it moves again', async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 })
    const paint = canvas.getContext('2d')!
    const stream = canvas.captureStream(0)
    const [track] = stream.getVideoTracks() as CanvasCaptureMediaStreamTrack[]
    const draw = (color: string) => {
      paint.fillStyle = color
      paint.fillRect(0, 0, 320, 240)
      track!.requestFrame()
    }
    const view = callView({ remote: remoteOf(stream) })
    const mounting = mountWithPicture(view)
    draw('teal')
    const { part, remote, requests } = await mounting
    part.view = { ...view, call: { ...view.call, silent: true } }
    await part.updateComplete
    expect(remote.classList.contains('softened')).to.equal(true)
    expect(requests).to.deep.equal([])
    draw('coral')
    await oneEvent(part, 'mismatch-request')
    expect(requests).to.deep.equal([{ type: 'moving' }])
  })

  it('[look] a new view does not start the pictures over', async () => {
    const view = callView({ remote: remoteOf(fakeStream()), own: own(fakeStream()) })
    const { part, remote, mine } = await mountWithPicture(view)
    await firstFrame(mine)
    part.view = { ...view, signaling: 'connecting' }
    await part.updateComplete
    for (const video of [remote, mine]) expect(video.readyState).to.be.greaterThan(HTMLMediaElement.HAVE_METADATA)
    part.view = viewWith({ state: 'waiting', own: view.own })
    await part.updateComplete
    expect(mine.readyState).to.be.greaterThan(HTMLMediaElement.HAVE_METADATA)
  })

  it('[look] the last frame of the one who left stays as a blur, until one stops', async () => {
    const { part, remote, last } = await mountWithPicture(callView({ remote: remoteOf(fakeStream()) }))
    part.keepLastFrame()
    remote.srcObject = null
    part.view = viewWith({ state: 'waiting', partner: lena, lastEnd: 'left' })
    await part.updateComplete
    expect(last.classList.contains('shown')).to.equal(true)
    expect(
      [...last.getContext('2d')!.getImageData(100, 100, 1, 1).data.slice(0, 3)].some((value) => value > 50),
    ).to.equal(true)
    part.view = viewWith({ state: 'ended', reason: 'stopped' })
    await part.updateComplete
    expect(last.classList.contains('shown')).to.equal(false)
  })

  it('[R2] a partner who switches the camera off is no black hole', async () => {
    const stream = fakeStream()
    const { part, remote } = await mountWithPicture(callView({ remote: remoteOf(stream) }))
    part.view = callView({ remote: remoteOf(stream, false) })
    await part.updateComplete
    expect(remote.classList.contains('shown')).to.equal(false)
    expect(shownIn(part)).to.equal('L Lena Camera off')
  })

  it('[look] an audio call shows an initial and a name', async () => {
    const { part } = await mount(callView({ media: 'audio', partner: { ...lena, name: 'özil' } }))
    expect(shownIn(part)).to.equal('Ö özil')
  })

  it("[look] one's own picture is muted and mirrored: in the ring while waiting, in the corner of a call", async () => {
    const stream = fakeStream()
    const { part, mine } = await mount(viewWith({ state: 'waiting', own: own(stream) }))
    expect(mine.muted).to.equal(true)
    expect(mine.srcObject).to.equal(stream)
    expect(getComputedStyle(mine).transform).to.equal('matrix(-1, 0, 0, 1, 0, 0)')
    const place = () => part.shadowRoot?.querySelector('.own')?.className
    expect(place()).to.contain('ring')
    part.view = callView({ own: own(stream) })
    await part.updateComplete
    expect(place()).to.contain('corner')
    part.view = viewWith({ own: own(stream) })
    await part.updateComplete
    expect(place()).to.contain('fill')
  })

  it('[look] a browser that wants a press for the sound gets one button, over everything', async () => {
    const { part, requests } = await mount(callView({ playbackBlocked: true }))
    expect(buttonsIn(part)).to.deep.equal(['Tap to hear and see them'])
    part.shadowRoot?.querySelector<HTMLElement>('.tap')?.click()
    expect(requests).to.deep.equal([{ type: 'resume-playback' }])
  })
})
