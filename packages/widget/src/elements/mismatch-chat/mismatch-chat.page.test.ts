import { expect } from '../../../test/expect.ts'
import { mountChat, settled } from '../../../test/mount.ts'

const microtask = () => Promise.resolve()

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
