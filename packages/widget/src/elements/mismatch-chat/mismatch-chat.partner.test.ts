import { MatchError } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import { fakeStream } from '../../../test/fake-stream.ts'
import { buttonIn, buttonsIn, focused, mountChat, settled, shownIn } from '../../../test/mount.ts'
import type { MismatchStage } from '../stage/stage.ts'

const microtask = () => Promise.resolve()

describe('mismatch-chat and a partner', () => {
  it('[R2] what the partner cannot be sent stays in the field and is said', async () => {
    const { chat, client } = await mountChat()
    client.connect(client.pair())
    await settled(chat)
    buttonIn(chat, 'Open chat').click()
    await settled(chat)
    const field = focused() as HTMLTextAreaElement
    client.failure = new MatchError('session_over', 'over', false)
    field.value = 'hello'
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, cancelable: true }))
    await settled(chat)
    expect(field.value).to.equal('hello')
    expect(shownIn(chat)).to.contain('Nothing can be sent any more')
  })

  it('[Q8] what was written stays to be read when the partner of a text session leaves', async () => {
    const { chat, client } = await mountChat({ media: 'text' })
    const session = client.pair()
    client.connect(session)
    client.receive(session, 'hi')
    client.leave(session)
    client.wait()
    await settled(chat)
    for (const words of ['hi', 'They left. Finding the next…']) expect(shownIn(chat)).to.contain(words)
    expect(buttonsIn(chat)).to.include.members(['Cancel'])
  })

  it('[S3] a message that is refused after it was sent is marked', async () => {
    const { chat, client } = await mountChat({ media: 'text' })
    const session = client.pair()
    client.connect(session)
    client.refuse(session, session.sendMessage('hello'))
    await settled(chat)
    expect(shownIn(chat)).to.contain('hello Not sent')
  })

  it('[R2] microphone and camera show what the client says they are', async () => {
    const { chat, client } = await mountChat()
    client.openCamera(fakeStream())
    client.connect(client.pair())
    await settled(chat)
    buttonIn(chat, 'Turn microphone off').click()
    await settled(chat)
    expect(client.media.microphone).to.equal(false)
    expect(buttonsIn(chat)).to.include.members(['Turn microphone on', 'Turn camera off'])
  })

  it('[S1] a report goes to the session one saw, and is thanked for', async () => {
    const { chat, client } = await mountChat()
    client.connect(client.pair())
    await settled(chat)
    buttonIn(chat, 'Report Lena').click()
    await settled(chat)
    const dialog = chat.shadowRoot!.querySelector('mismatch-report-dialog')!.shadowRoot!
    dialog.querySelector<HTMLElement>('[value=hate]')!.click()
    await settled(chat)
    buttonIn(chat, 'Send report').click()
    await settled(chat)
    client.goTo('connecting', 'reported')
    await settled(chat)
    expect(client.calls).to.deep.equal([['report', 'hate', undefined]])
    expect(shownIn(chat)).to.contain('Thank you for the report. Finding the next…')
    expect(dialog.querySelector('dialog')!.open).to.equal(false)
  })

  it('[look] who leaves stays as a blur, although the client takes the picture away at once', async () => {
    const { chat, client } = await mountChat()
    const session = client.pair()
    client.connect(session, fakeStream())
    await settled(chat)
    const stage = chat.shadowRoot!.querySelector<MismatchStage>('mismatch-stage')!
    while (!stage.remote.matches('.shown')) await new Promise((resolve) => requestAnimationFrame(resolve))
    client.leave(session)
    expect(stage.remote.srcObject).to.equal(null)
    await settled(chat)
    expect(stage.shadowRoot!.querySelector('canvas')!.className).to.equal('shown')
  })

  it('[look] a press where the browser wanted one resumes the sound, or leaves the button where it still does not play', async () => {
    const { chat, client } = await mountChat()
    const session = client.pair()
    client.connect(session)
    client.emit('playbackblocked', { session })
    await settled(chat)
    client.playbackRefused = true
    buttonIn(chat, 'Tap to hear and see them').click()
    expect(client.calls).to.deep.equal([['resumePlayback']])
    await microtask()
    await settled(chat)
    client.playbackRefused = false
    buttonIn(chat, 'Tap to hear and see them').click()
    await microtask()
    await settled(chat)
    expect(buttonsIn(chat)).not.to.include.members(['Tap to hear and see them'])
  })
})
