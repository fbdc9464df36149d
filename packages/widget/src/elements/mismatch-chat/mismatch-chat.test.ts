import { MatchError } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import { fakeStream } from '../../../test/fake-stream.ts'
import { buttonIn, buttonsIn, mountChat, settled, shownIn } from '../../../test/mount.ts'

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
    const heard: unknown[] = []
    const hear = (event: Event) => heard.push(event.composedPath()[0])
    document.body.addEventListener('mismatch-request', hear)
    buttonIn(chat, 'More').click()
    buttonIn(chat, 'Check camera').click()
    document.body.removeEventListener('mismatch-request', hear)
    // The menu is nobody's business, and what a person asks for is said once, by the element.
    expect(heard).to.deep.equal([chat])
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

  it('[i18n] its words have their own language and direction in a page of another', async () => {
    const { chat } = await mountChat({ dir: 'rtl', lang: 'he' })
    const region = chat.shadowRoot!.querySelector('[role=region]')!
    expect([region.getAttribute('lang'), getComputedStyle(region).direction]).to.deep.equal(['en', 'ltr'])
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
