import { MatchError } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import type { MismatchStage } from '../stage/stage.ts'
import { fakeStream } from '../../../test/fake-stream.ts'
import { buttonIn, buttonsIn, focused, mountChat, settled, shownIn } from '../../../test/mount.ts'

const microtask = () => Promise.resolve()
const busy = () => new MatchError('camera_busy', 'busy', true)

const nativeAlert = window.alert
let alerts: unknown[] = []

beforeEach(() => {
  alerts = []
  window.alert = (text: unknown) => alerts.push(text)
})
afterEach(() => {
  window.alert = nativeAlert
})

describe('mismatch-chat in the page', () => {
  it('[widget] has its client as soon as it is in the page, and none outside', () => {
    const chat = document.createElement('mismatch-chat')
    chat.server = 'wss://match.example'
    expect(chat.client).to.equal(null)
    document.body.append(chat)
    expect(chat.client?.state).to.equal('idle')
    chat.remove()
  })

  it('[widget] stops when it is removed, and works again when it comes back', async () => {
    const { chat, client, clients } = await mountChat()
    const home = chat.parentElement!
    chat.remove()
    await microtask()
    expect(client.destroyed).to.equal(true)
    expect(client.listeners).to.equal(0)
    expect(chat.client).to.equal(null)
    home.append(chat)
    expect(clients.length).to.equal(2)
    expect(chat.client).to.equal(clients[1])
  })

  it('[widget] a move within the page does not end the call', async () => {
    const { chat, client, clients } = await mountChat()
    client.connect(client.pair())
    const elsewhere = document.createElement('div')
    chat.parentElement!.append(elsewhere)
    elsewhere.append(chat)
    await microtask()
    await settled(chat)
    expect(client.destroyed).to.equal(false)
    expect(clients.length).to.equal(1)
    expect(chat.state).to.equal('connected')
  })

  it('[mistake 18] in, out and in again within one breath leaves one client', async () => {
    const { chat, clients } = await mountChat()
    const home = chat.parentElement!
    chat.remove()
    home.append(chat)
    chat.remove()
    home.append(chat)
    await microtask()
    expect(clients.filter((client) => !client.destroyed).length).to.equal(1)
    expect(chat.client).to.equal(clients.at(-1))
  })

  it('[widget] another server is another client', async () => {
    const { chat, client, clients } = await mountChat()
    chat.server = 'wss://other.example'
    await settled(chat)
    expect(client.destroyed).to.equal(true)
    expect(chat.client).to.equal(clients[1])
  })
})

describe('mismatch-chat and its client', () => {
  it('[Q1] Find starts with what the attributes say', async () => {
    const { chat, client } = await mountChat({ pool: 'tea', media: 'audio', name: ' Lena ' })
    buttonIn(chat, 'Find').click()
    expect(client.calls).to.deep.equal([['start', { media: 'audio', pool: 'tea', profile: { name: 'Lena' } }]])
  })

  it('[widget] start, next and stop can be called by the page', async () => {
    const { chat, client } = await mountChat()
    await chat.start({ media: 'text' })
    chat.next()
    await chat.stop()
    expect(client.calls).to.deep.equal([['start', { media: 'text' }], ['next'], ['stop']])
  })

  it('[widget] reflects the state and sends the events on, out of its shadow', async () => {
    const { chat, client } = await mountChat()
    const heard: string[] = []
    const hear = (event: Event) => void heard.push(event.type)
    const types = ['state', 'waiting', 'paired', 'connected', 'message', 'peerleft', 'error'].map(
      (type) => `mismatch-${type}`,
    )
    for (const type of types) document.body.addEventListener(type, hear)
    client.wait()
    await chat.updateComplete
    expect(chat.getAttribute('state')).to.equal('waiting')
    const session = client.pair()
    client.connect(session)
    client.receive(session, 'hi')
    client.leave(session)
    client.emit('error', { error: busy() })
    for (const type of types) document.body.removeEventListener(type, hear)
    expect([...new Set(heard)].sort()).to.deep.equal([...types].sort())
  })

  it('[widget] requests of its parts stay inside', async () => {
    const { chat } = await mountChat()
    let leaked = 0
    document.body.addEventListener('mismatch-request', () => leaked++, { once: true })
    buttonIn(chat, 'Check camera').click()
    expect(leaked).to.equal(0)
  })

  it('[mistake 17] a busy camera opens a door with three ways on, and never an alert', async () => {
    const { chat, client } = await mountChat()
    client.failure = busy()
    buttonIn(chat, 'Find').click()
    await settled(chat)
    await settled(chat)
    expect(alerts).to.deep.equal([])
    expect(shownIn(chat)).to.contain('Your camera is used by another program')
    expect(buttonsIn(chat)).to.deep.equal(['Try again', 'Audio only', 'Text only', 'Cancel'])

    buttonIn(chat, 'Audio only').click()
    await settled(chat)
    expect(client.calls.at(-1)).to.deep.equal(['start', { media: 'audio' }])
    expect(shownIn(chat)).not.to.contain('used by another program')
  })

  it('[mistake 17] the page that called start is told as well', async () => {
    const { chat, client } = await mountChat()
    client.failure = busy()
    const code = await chat.start().then(
      () => 'none',
      (error: unknown) => (error as MatchError).code,
    )
    expect(code).to.equal('camera_busy')
  })

  it('[E2] another try at an unreachable server does not sit out its pause', async () => {
    const { chat, client } = await mountChat()
    client.goTo('connecting', 'started')
    client.emit('error', { error: new MatchError('unreachable', 'no answer', true) })
    await settled(chat)
    buttonIn(chat, 'Try again').click()
    await microtask()
    await microtask()
    expect(client.calls).to.deep.equal([['stop'], ['start', { media: 'video' }]])
  })

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

  it('[i18n] its words have their own language and direction in a page of another', async () => {
    const { chat } = await mountChat({ dir: 'rtl', lang: 'ar' })
    const region = chat.shadowRoot!.querySelector('[role=region]')!
    expect([region.getAttribute('lang'), getComputedStyle(region).direction]).to.deep.equal(['en', 'ltr'])
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

  it('[Q11] after three failed connections in a row it stops, says why, and offers to write', async () => {
    const { chat, client } = await mountChat()
    const fail = async () => {
      const session = client.pair()
      client.emit('error', { error: new MatchError('connection_failed', 'no way', true) })
      client.leave(session, 'failed')
      await settled(chat)
    }
    await fail()
    await fail()
    expect(client.calls).to.deep.equal([])
    expect(shownIn(chat)).to.contain('No connection came about. Finding the next…')
    await fail()
    expect(client.calls).to.deep.equal([['stop']])
    client.goTo('ended', 'stopped')
    await settled(chat)
    expect(shownIn(chat)).to.contain('Your network may let no calls through')
    expect(buttonsIn(chat)).to.deep.equal(['Try again', 'Find out why', 'Text only', 'Cancel'])
    buttonIn(chat, 'Text only').click()
    expect(client.calls.at(-1)).to.deep.equal(['start', { media: 'text' }])
    await fail()
    expect(client.calls.filter(([call]) => call === 'stop').length).to.equal(1)
  })

  it('[Q9] who waited in vain reads that nobody is here yet, and keeps looking with the same button', async () => {
    const { chat, client } = await mountChat()
    client.wait()
    client.goTo('ended', 'queue_timeout')
    await settled(chat)
    expect(shownIn(chat)).to.contain('Nobody is here yet')
    expect(chat.shadowRoot!.querySelector('.doorway')!.hasAttribute('hidden')).to.equal(true)
    buttonIn(chat, 'Keep looking').click()
    expect(client.calls).to.deep.equal([['start', { media: 'video' }]])
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

  it('[mistake 17] a camera lost in a call is a door with a way back and one past it, and goes when the camera is there', async () => {
    const { chat, client } = await mountChat()
    client.openCamera(fakeStream())
    client.connect(client.pair())
    const lose = async () => {
      client.emit('error', { error: new MatchError('camera_missing', 'pulled out', true) })
      await settled(chat)
    }
    await lose()
    expect(shownIn(chat)).to.contain('No camera or microphone found')
    expect(buttonsIn(chat)).to.include.members(['Try again', 'Go on like this', 'Next', 'Stop'])
    buttonIn(chat, 'Try again').click()
    expect(client.calls).to.deep.equal([['start', { media: 'video' }]])
    await lose()
    client.openCamera(fakeStream())
    await settled(chat)
    expect(shownIn(chat)).not.to.contain('No camera or microphone found')
    await lose()
    buttonIn(chat, 'Go on like this').click()
    await settled(chat)
    expect(chat.state).to.equal('connected')
    expect(shownIn(chat)).not.to.contain('No camera or microphone found')
  })
})
