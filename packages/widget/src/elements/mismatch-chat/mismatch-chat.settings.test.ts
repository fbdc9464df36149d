import { MatchError } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import type { MismatchChat } from '../../index.ts'
import { buttonIn, buttonsIn, mountChat, settled, shownIn } from '../../../test/mount.ts'

const microtask = () => Promise.resolve()
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

describe('mismatch-chat and its settings', () => {
  it('[E2] an address that cannot work is said where the element stands', async () => {
    const chat = document.createElement('mismatch-chat')
    chat.server = 'ftp://match.example'
    document.body.append(chat)
    await settled(chat)
    expect(chat.client).to.equal(null)
    expect(shownIn(chat)).to.contain('This page is not set up right')
    expect(buttonsIn(chat)).to.deep.equal([])
    chat.remove()
  })

  it('[E2] start says so where nothing can start', async () => {
    const code = (chat: MismatchChat) =>
      chat.start().then(
        () => 'none',
        (error: unknown) => (error as MatchError).code,
      )
    expect(await code(document.createElement('mismatch-chat'))).to.equal('invalid_options')
    const { chat } = await mountChat()
    chat.remove()
    await microtask()
    expect(await code(chat)).to.equal('invalid_options')
  })

  it('[widget] says the end of a call that another server or a removal ends', async () => {
    for (const end of [
      (chat: MismatchChat) => chat.setAttribute('server', 'wss://other.example'),
      (chat: MismatchChat) => chat.remove(),
    ]) {
      const { chat, client } = await mountChat()
      client.connect(client.pair())
      const heard: string[] = []
      chat.addEventListener('mismatch-state', ({ detail: { from, to } }) => heard.push(`${from} ${to}`))
      chat.addEventListener('mismatch-peerleft', ({ detail: { reason } }) => heard.push(reason))
      end(chat)
      await chat.updateComplete
      await microtask()
      expect(heard).to.deep.equal(['connected ended', 'stopped', 'ended idle'])
      expect(chat.state).to.equal('idle')
    }
  })

  it('[E2] wrong settings can be tried again, and are forgotten when they are set right', async () => {
    const { chat, client } = await mountChat({ pool: 'Tea Room' })
    const refuse = async () => {
      client.failure = new MatchError('invalid_options', 'pool: lower case only', false)
      buttonIn(chat, 'Find').click()
      await settled(chat)
      await settled(chat)
    }
    await refuse()
    expect(shownIn(chat)).to.contain('This page is not set up right')
    buttonIn(chat, 'Try again').click()
    await settled(chat)
    expect(client.calls.length).to.equal(2)
    await refuse()
    chat.pool = 'tea'
    await settled(chat)
    await settled(chat)
    expect(buttonsIn(chat)).to.contain('Find')
    expect(shownIn(chat)).not.to.contain('This page is not set up right')
  })

  it('[widget] without server it asks the host of its script, and says so when that is none', async () => {
    const native = window.fetch
    const asked: unknown[] = []
    window.fetch = async (address) => {
      asked.push(address)
      return new Response('no such page', { status: 404 })
    }
    const { chat } = await mountChat({ server: '' })
    window.fetch = native
    expect(asked).to.deep.equal([`${location.origin}/ready`])
    while (!shownIn(chat).includes('No Mismatch server is set')) await chat.updateComplete.then(() => frame())
    expect(shownIn(chat)).to.contain(location.origin)
    expect(chat.client).to.equal(null)
  })
})
