import { expect } from '../../../test/expect.ts'
import { fakeStream } from '../../../test/fake-stream.ts'
import { buttonIn, buttonsIn, mountChat, mountPart, settled, shownIn } from '../../../test/mount.ts'
import { callView } from '../../../test/views.ts'
import { initialVeil } from '../../state/view.ts'
import type { MismatchChat } from '../mismatch-chat/mismatch-chat.ts'
import type { MismatchStage } from '../stage/stage.ts'

const remoteOf = (chat: MismatchChat) => chat.shadowRoot!.querySelector<MismatchStage>('mismatch-stage')!.remote
const press = (chat: MismatchChat, key: string) =>
  chat.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
const wordsOf = (chat: MismatchChat) => shownIn(chat.shadowRoot!.querySelector('mismatch-veil')!)
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('veil', () => {
  it('[look] says what it is about, and has one way out', async () => {
    const { part, requests } = await mountPart('mismatch-veil', callView({ veil: { ...initialVeil, covered: true } }))
    buttonIn(part, 'Uncover').click()
    part.view = callView({ veil: { ...initialVeil, unready: true } })
    await part.updateComplete
    buttonIn(part, 'I am ready').click()
    const playing = Object.defineProperty(document.createElement('video'), 'videoWidth', { value: 320 })
    part.picture = () => playing
    part.view = callView({ veil: { ...initialVeil, check: 'flagged' } })
    await part.updateComplete
    buttonIn(part, 'Show it anyway').click()
    expect(requests).to.deep.equal([{ type: 'cover', on: false }, { type: 'ready' }, { type: 'show-anyway' }])
    part.view = callView({ media: 'text', veil: { ...initialVeil, covered: true } })
    await part.updateComplete
    expect(buttonsIn(part)).to.deep.equal([])
  })

  it('[keys] H covers the stranger at once, and the next one as well', async () => {
    const { chat, client } = await mountChat()
    const session = client.pair()
    client.connect(session, fakeStream())
    await settled(chat)
    press(chat, 'h')
    await settled(chat)
    expect(remoteOf(chat).classList.contains('covered')).to.equal(true)
    expect(chat.matches(':state(covered)')).to.equal(true)
    client.leave(session)
    client.connect(client.pair(), fakeStream())
    await settled(chat)
    expect(remoteOf(chat).classList.contains('covered')).to.equal(true)
    press(chat, 'h')
    await settled(chat)
    expect(remoteOf(chat).classList.contains('covered')).to.equal(false)
  })

  it('[trust] before one is ready one’s camera is off and theirs blurred, and with the next again', async () => {
    const { chat, client } = await mountChat({ 'blur-until-ready': '' })
    client.openCamera(fakeStream())
    const session = client.pair()
    expect(client.media.camera).to.equal(false)
    client.connect(session, fakeStream())
    await settled(chat)
    expect(remoteOf(chat).classList.contains('veiled')).to.equal(true)
    buttonIn(chat, 'I am ready').click()
    await settled(chat)
    expect(client.media.camera).to.equal(true)
    expect(remoteOf(chat).classList.contains('veiled')).to.equal(false)
    client.leave(session)
    client.pair()
    expect(client.media.camera).to.equal(false)
    chat.remove()
  })

  it('[trust] a camera that was off by hand stays off when one is ready', async () => {
    const { chat, client } = await mountChat({ 'blur-until-ready': '' })
    client.openCamera(fakeStream())
    client.media.setCamera(false)
    client.connect(client.pair(), fakeStream())
    await settled(chat)
    buttonIn(chat, 'I am ready').click()
    expect(client.media.camera).to.equal(false)
  })

  it('[trust] as long as there is no picture, nothing is said of its being looked at', async () => {
    const { chat, client } = await mountChat()
    chat.frameCheck = () => new Promise(() => undefined)
    await chat.updateComplete
    const session = client.pair()
    client.connect(session)
    await settled(chat)
    expect(wordsOf(chat)).to.equal('')
    client.emit('peerstate', { session, audio: true, video: false, screen: false })
    client.emit('remotestream', { session, stream: fakeStream() })
    await until(() => remoteOf(chat).videoWidth > 0)
    await settled(chat)
    expect(wordsOf(chat)).to.equal('')
    client.emit('peerstate', { session, audio: true, video: true, screen: false })
    await settled(chat)
    expect(wordsOf(chat)).to.contain('Show it now')
    remoteOf(chat).srcObject = null
    await until(() => wordsOf(chat) === '')
    client.emit('remotestream', { session, stream: fakeStream() })
    await until(() => wordsOf(chat) !== '')
  })

  it('[trust] a camera that is off is not looked at', async () => {
    const { chat, client } = await mountChat()
    let looks = 0
    chat.frameCheck = () => {
      looks++
      return false
    }
    await chat.updateComplete
    const session = client.pair()
    client.emit('peerstate', { session, audio: true, video: false, screen: false })
    client.emit('remotestream', { session, stream: fakeStream() })
    await until(() => remoteOf(chat).readyState >= HTMLMediaElement.HAVE_CURRENT_DATA)
    client.connect(session)
    await settled(chat)
    expect(looks).to.equal(0)
    client.emit('peerstate', { session, audio: true, video: true, screen: false })
    await until(() => looks > 0)
  })

  it('[trust] the page’s check sees frames of a picture that nobody sees before, and may blur it', async () => {
    const { chat, client } = await mountChat()
    const frames: ImageData[] = []
    let verdict = false
    chat.frameCheck = (frame) => {
      frames.push(frame)
      return verdict
    }
    await chat.updateComplete
    const blurred = () => remoteOf(chat).classList.contains('veiled')
    const session = client.pair()
    client.connect(session, fakeStream(undefined, [640, 360]))
    await settled(chat)
    expect(blurred()).to.equal(true)
    await until(() => frames.length > 0)
    await settled(chat)
    expect(blurred()).to.equal(false)
    expect([frames[0]!.width, frames[0]!.height]).to.deep.equal([224, 126])
    // Teal, as the fake camera paints.
    expect([...frames[0]!.data.slice(0, 3)].map((each) => Math.round(each / 40))).to.deep.equal([0, 3, 3])
    verdict = true
    await until(blurred)
    await settled(chat)
    buttonIn(chat, 'Show it anyway').click()
    await settled(chat)
    expect(blurred()).to.equal(false)
    client.leave(session)
    const seen = frames.length
    await new Promise((resolve) => setTimeout(resolve, 1_700))
    expect(frames.length).to.equal(seen)
  })
})
