import { expect } from '../../../test/expect.ts'
import { figures } from '../../../test/figures.ts'
import { buttonIn, focused, mountChat, settled, shownIn } from '../../../test/mount.ts'
import { MismatchRequestEvent } from '../../events/request-event.ts'

const news = (chat: Element) =>
  chat.shadowRoot!.querySelector('mismatch-status')!.shadowRoot!.querySelector('[role=status]')!.textContent

async function call() {
  const mounted = await mountChat()
  const { chat, client } = mounted
  client.goOnline()
  const session = client.pair()
  client.connect(session)
  await settled(chat)
  return { ...mounted, session, drawn: () => settled(chat) }
}

describe('mismatch-chat in a call', () => {
  it('[look] says that the partner is away, and no more when they are back', async () => {
    const { chat, client, session, drawn } = await call()
    client.emit('peeraway', { session, until: 0 })
    await drawn()
    expect(shownIn(chat)).to.contain('Lena’s connection is interrupted. Waiting for them…')
    client.emit('peerback', { session })
    await drawn()
    expect(shownIn(chat)).not.to.contain('interrupted')
  })

  it('[look] reads the quality out when it becomes poor and when it is good again, and no step between', async () => {
    const { chat, client, session, drawn } = await call()
    const said: unknown[] = []
    for (const quality of [4, 3, 2, 1, 3, 4] as const) {
      client.grade(session, quality)
      await drawn()
      if (said.at(-1) !== news(chat)) said.push(news(chat))
    }
    expect(said).to.deep.equal(['Lena, 24', 'Connection: poor', 'Connection: good'])
  })

  it('[look] shows the figures of this call on a press, and closes them with the next partner', async () => {
    const { chat, client, session, drawn } = await call()
    client.grade(session, 2)
    await drawn()
    buttonIn(chat, 'Connection: poor').click()
    await drawn()
    expect(shownIn(chat)).to.contain('Measuring…')
    expect(buttonIn(chat, 'Connection: poor').getAttribute('aria-expanded')).to.equal('true')
    client.figures = figures
    chat.shadowRoot!.querySelector('mismatch-connection')!.dispatchEvent(measure())
    await drawn()
    await drawn()
    expect(shownIn(chat)).to.contain('Round trip 84 ms')
    client.leave(session)
    client.connect(client.pair())
    await drawn()
    expect(chat.shadowRoot!.querySelector('mismatch-connection')).to.equal(null)
  })

  it('[keys] Esc closes the figures, and the focus stays on what opened them', async () => {
    const { chat, client, session, drawn } = await call()
    client.grade(session, 4)
    await drawn()
    const sign = buttonIn(chat, 'Connection: good')
    sign.focus()
    sign.click()
    await drawn()
    sign.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }))
    await drawn()
    expect(shownIn(chat)).not.to.contain('Measuring…')
    expect(client.calls).to.deep.equal([])
    expect(focused()).to.equal(sign)
  })
})

const measure = () => new MismatchRequestEvent({ type: 'measure' })
