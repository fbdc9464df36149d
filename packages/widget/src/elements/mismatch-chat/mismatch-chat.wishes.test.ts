import { MatchClient, type MatchError } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import { buttonIn, buttonsIn, mountChat, settled, shownIn } from '../../../test/mount.ts'
import type { MismatchChat } from '../../index.ts'

/** What Find asks the client for, with these attributes and then these properties. */
async function wishWith(
  attributes: Record<string, string>,
  properties: Partial<Pick<MismatchChat, 'tags' | 'languages' | 'mode'>> = {},
): Promise<unknown> {
  const { chat, client } = await mountChat({ media: 'text', ...attributes })
  Object.assign(chat, properties)
  buttonIn(chat, 'Find').click()
  const [name, wish] = client.calls[0]!
  expect(name).to.equal('start')
  return wish
}

describe('mismatch-chat and whom to meet', () => {
  it('[M4] [M3] Find asks for those who share tags and languages, and for buddies', async () => {
    const attributes = { tags: 'Chess, cats,long walks', languages: ' de , pt-BR', mode: 'buddies_first' }
    expect(await wishWith(attributes)).to.deep.equal({
      media: 'text',
      tags: ['Chess', 'cats', 'long walks'],
      languages: ['de', 'pt-BR'],
      mode: 'buddies_first',
    })
    expect(await wishWith({ mode: 'buddies_only' })).to.deep.equal({ media: 'text', mode: 'buddies_only' })
  })

  it('[Q1] [M3] a list may be set as a property, and what is empty in it counts for nothing', async () => {
    const tags = [' rock, paper ', '', 'tea']
    expect(await wishWith({}, { tags, languages: ['en'] })).to.deep.equal({
      media: 'text',
      tags: ['rock, paper', 'tea'],
      languages: ['en'],
    })
    expect(await wishWith({ tags: ' , ,', languages: '' })).to.deep.equal({ media: 'text' })
    expect(await wishWith({ tags: 'tea' }, { tags: null, languages: undefined as never })).to.deep.equal({
      media: 'text',
    })
  })

  it('[M4] a mode that is none counts as the default', async () => {
    expect(await wishWith({ mode: 'enemies' })).to.deep.equal({ media: 'text' })
    expect(await wishWith({ mode: 'global' })).to.deep.equal({ media: 'text' })
  })

  it('[Q1] [M3] tags that change are taken up with the next Find', async () => {
    const { chat, client } = await mountChat({ media: 'text', tags: 'chess' })
    await chat.start()
    chat.tags = ['tea']
    await settled(chat)
    expect(client.calls).to.deep.equal([['start', { media: 'text', tags: ['chess'] }]])
    await chat.start()
    expect(client.calls[1]).to.deep.equal(['start', { media: 'text', tags: ['tea'] }])
  })

  for (const [name, given, member] of [
    ['tags', Array.from({ length: 11 }, (_, at) => `tag ${String(at)}`), 'preferences.tags'],
    ['tags', ['x'.repeat(33)], 'preferences.tags.0'],
    ['languages', ['de', 'en', 'es', 'fr', 'pt', 'ar'], 'preferences.languages'],
  ] as const) {
    it(`[E2] [Q1] more than the protocol takes of ${member} is said, not cut, until it is set right`, async () => {
      const chat = document.createElement('mismatch-chat')
      chat.server = 'wss://match.example'
      chat.media = 'text'
      chat.createClient = (options) => new MatchClient(options)
      chat.setAttribute(name, given.join(','))
      document.body.append(chat)
      await settled(chat)
      const error = await chat.start().catch((reason: unknown) => reason as MatchError)
      expect([error?.code, error?.message.startsWith(`${member}:`)]).to.deep.equal(['invalid_options', true])
      await settled(chat)
      expect(shownIn(chat)).to.contain('This page is not set up right')
      expect(shownIn(chat)).to.contain(member)
      chat[name] = given.slice(0, 5).map((word) => word.slice(0, 32))
      await settled(chat)
      await settled(chat)
      expect(shownIn(chat)).not.to.contain('This page is not set up right')
      expect(buttonsIn(chat)).to.contain('Find')
      chat.remove()
    })
  }
})
