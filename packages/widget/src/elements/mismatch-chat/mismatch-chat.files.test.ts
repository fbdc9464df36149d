import { expect } from '../../../test/expect.ts'
import { buttonIn, mountChat, settled, shownIn } from '../../../test/mount.ts'
import { until } from '../../../test/panel.ts'
import type { MismatchChat } from './mismatch-chat.ts'

async function png(): Promise<File> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 })
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
  return new File([blob!], 'tea.png', { type: 'image/png' })
}

/** In a call, with the chat open. */
async function inCall(attributes: Record<string, string> = {}) {
  const { chat, client } = await mountChat(attributes)
  const session = client.pair()
  client.connect(session)
  await settled(chat)
  buttonIn(chat, 'Open chat').click()
  await settled(chat)
  return { chat, client, session }
}

const panelOf = (chat: MismatchChat) => chat.shadowRoot!.querySelector('mismatch-chat-panel')!.shadowRoot!

/** As the paper clip does. */
function choose(chat: MismatchChat, file: File): void {
  const input = panelOf(chat).querySelector<HTMLInputElement>('input[type=file]')!
  const chosen = new DataTransfer()
  chosen.items.add(file)
  input.files = chosen.files
  input.dispatchEvent(new Event('change'))
}

describe('mismatch-chat and files', () => {
  it('[R3] a picture that one sends is to be seen in one’s own chat as well', async () => {
    const { chat, client } = await inCall()
    const file = await png()
    choose(chat, file)
    const image = await until(() => panelOf(chat).querySelector<HTMLImageElement>('.picture img'))
    expect(client.calls).to.deep.include(['sendFile', file])
    expect([image.alt, await (await fetch(image.src)).blob().then(({ size }) => size)]).to.deep.equal([
      'tea.png',
      file.size,
    ])
    expect(shownIn(chat)).to.contain('Waiting for their yes')
  })

  it('[R3] where the page wants no files, what a partner offers is declined and not shown', async () => {
    const { chat, client, session } = await inCall({ 'no-files': '' })
    const transfer = client.offer(session, { name: 'tea.png' })
    await settled(chat)
    expect(transfer.state).to.equal('declined')
    expect(shownIn(chat)).not.to.contain('tea.png')
    buttonIn(chat, 'Close chat').click()
    client.offer(session, { name: 'tea.png' })
    await settled(chat)
    expect(buttonIn(chat, 'Open chat').checkVisibility()).to.equal(true)
  })
})
