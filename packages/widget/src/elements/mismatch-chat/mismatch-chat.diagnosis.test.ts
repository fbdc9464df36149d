import { MatchError } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import { buttonIn, buttonsIn, focused, mountChat, settled, shownIn } from '../../../test/mount.ts'

async function unreachable() {
  const mounted = await mountChat()
  const { chat, client } = mounted
  client.goTo('connecting', 'started')
  client.emit('error', { error: new MatchError('unreachable', 'no answer', true) })
  await settled(chat)
  return { ...mounted, drawn: () => settled(chat) }
}

describe('mismatch-chat and why there is no connection', () => {
  it('[H11] the door of an unreachable server leads to what the client finds out, and back', async () => {
    const { chat, client, drawn } = await unreachable()
    expect(buttonsIn(chat)).to.deep.equal(['Try again', 'Find out why', 'Cancel'])
    const way = buttonIn(chat, 'Find out why')
    way.focus()
    way.click()
    await drawn()
    client.inquiry!.found({ name: 'signaling', ok: false, code: 'no_websocket' })
    await drawn()
    expect(shownIn(chat)).to.contain('The server Failed It answers, but keeps no connection open.')
    client.inquiry!.end()
    await drawn()
    await drawn()
    expect(shownIn(chat)).to.contain('One thing does not work.')
    buttonIn(chat, 'Close').click()
    await drawn()
    expect(buttonsIn(chat)).to.deep.equal(['Try again', 'Find out why', 'Cancel'])
    expect(focused()).to.equal(way)
  })

  it('[H11] who cancels ends the search, and who looks again hears nothing of the one before', async () => {
    const { chat, client, drawn } = await unreachable()
    buttonIn(chat, 'Find out why').click()
    await drawn()
    const first = client.inquiry!
    // The door behind it has one, too.
    buttonIn(chat.shadowRoot!.querySelector('mismatch-diagnosis')!, 'Cancel').click()
    await drawn()
    expect(first.signal.aborted).to.equal(true)
    first.found({ name: 'signaling', ok: true })
    await drawn()
    expect(shownIn(chat)).not.to.contain('Works')
    buttonIn(chat, 'Find out why').click()
    await drawn()
    expect(shownIn(chat)).to.contain('The server Checking…')
    expect(client.calls.filter(([name]) => name === 'diagnose').length).to.equal(2)
  })

  it('[H11] nothing is looked for when the element is gone', async () => {
    const { chat, client, drawn } = await unreachable()
    buttonIn(chat, 'Find out why').click()
    await drawn()
    chat.remove()
    await Promise.resolve()
    expect(client.inquiry!.signal.aborted).to.equal(true)
  })
})
