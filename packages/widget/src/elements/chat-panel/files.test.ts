import { expect } from '../../../test/expect.ts'
import { buttonIn, buttonsIn, shownIn } from '../../../test/mount.ts'
import { fileWith, mountPanel, until } from '../../../test/panel.ts'
import { lineWith } from '../../../test/views.ts'

async function png(): Promise<Blob> {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 })
  canvas.getContext('2d')!.fillRect(0, 0, 32, 48)
  return (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve)))!
}

/** Whether a blob can still be had under the address. */
const lives = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  )

function carrying(...files: File[]): DataTransfer {
  const carried = new DataTransfer()
  for (const file of files) carried.items.add(file)
  return carried
}

const text = new File(['x'], 'x.txt', { type: 'text/plain' })

describe('files in the chat', () => {
  it('[R3] an offer can be accepted and declined, and is said once', async () => {
    const { part, one, requests } = await mountPanel([fileWith()])
    expect(one('[role=status]').textContent).to.equal('Lena wants to send you tea.png')
    expect(one('.message').ariaLive).to.equal('off')
    expect(shownIn(part)).to.contain('tea.png 2 kB')
    buttonIn(part, 'Accept').click()
    buttonIn(part, 'Decline').click()
    expect(requests).to.deep.equal([
      { type: 'file', id: 'f1', do: 'accept' },
      { type: 'file', id: 'f1', do: 'decline' },
    ])
  })

  it('[R3] who accepts by keyboard goes on from there', async () => {
    const { part, one, show, root } = await mountPanel([fileWith()])
    buttonIn(part, 'Accept').focus()
    await show([fileWith({ state: 'accepted' })])
    expect(root.activeElement === one('.message')).to.equal(true)
    expect(shownIn(part)).to.contain('Starts in a moment')
    expect(one('[role=status]').textContent).to.equal('')
  })

  it('[R3] what is under way shows how far it is, and can be stopped', async () => {
    const { part, one, requests } = await mountPanel([
      fileWith({ from: 'me', state: 'transferring', size: 4_000_000, transferred: 1_000_000 }),
    ])
    expect(one<HTMLProgressElement>('progress').value).to.equal(0.25)
    expect(shownIn(part)).to.contain('4 MB · 25%')
    buttonIn(part, 'Stop').click()
    expect(requests).to.deep.equal([{ type: 'file', id: 'f1', do: 'cancel' }])
  })

  it('[R3] what became of it is said in words', async () => {
    const { part, show } = await mountPanel([fileWith({ from: 'me' })])
    expect(shownIn(part)).to.contain('Waiting for their yes')
    await show([fileWith({ from: 'me', state: 'declined' })])
    expect(shownIn(part)).to.contain('Declined')
    await show([fileWith({ from: 'me', state: 'done' })])
    expect(shownIn(part)).to.contain('Sent')
    await show([fileWith({ state: 'failed', reason: 'damaged' })])
    expect(shownIn(part)).to.contain('It arrived damaged')
    expect(buttonsIn(part)).to.not.include('Stop')
  })

  it('[R3] what has come is saved under its name', async () => {
    const blob = new Blob(['hello'])
    const { one, show } = await mountPanel([fileWith({ state: 'done', name: 'notes.bin', blob })])
    const { href, download } = one<HTMLAnchorElement>('.save')
    expect(download).to.equal('notes.bin')
    expect(await (await fetch(href)).text()).to.equal('hello')
    await show([fileWith({ state: 'done', name: 'notes.bin', blob }), lineWith()])
    expect(one<HTMLAnchorElement>('.save').href).to.equal(href)
  })

  it('[R3] the address of a file ends with its entry, and when the chat goes', async () => {
    const blob = new Blob(['hello'])
    const { part, one, show } = await mountPanel([fileWith({ state: 'done', blob })])
    const first = one<HTMLAnchorElement>('.save').href
    await show([])
    expect(await lives(first)).to.equal(false)
    await show([fileWith({ state: 'done', blob })])
    const second = one<HTMLAnchorElement>('.save').href
    const { parentElement } = part
    part.remove()
    expect(await lives(second)).to.equal(false)
    parentElement!.append(part)
    await part.updateComplete
    const third = one<HTMLAnchorElement>('.save').href
    expect(await lives(third)).to.equal(true)
  })

  it('[R6] a partner’s picture is not to be made out before somebody wants to see it', async () => {
    const blob = await png()
    const { part, one, root } = await mountPanel([fileWith({ state: 'done', blob })])
    const blur = await until(() => root.querySelector<HTMLImageElement>('.blur'))
    await blur.decode()
    expect(blur.naturalWidth).to.be.lessThan(20)
    expect(getComputedStyle(blur).filter).to.contain('blur')
    buttonIn(part, 'Show picture').click()
    await part.updateComplete
    const shown = one<HTMLImageElement>('.picture img')
    await shown.decode()
    expect(shown.naturalWidth).to.equal(64)
    expect(shown.alt).to.equal('tea.png')
  })

  it('[R6] only pictures are drawn: what cannot be read, or could have scripts, is a file', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    const { all, root, one } = await mountPanel([
      fileWith({ id: '1', state: 'done', blob: new Blob([svg], { type: 'image/svg+xml' }) }),
      fileWith({ id: '2', state: 'done', blob: new Blob(['no picture'], { type: 'image/png' }) }),
    ])
    expect(all('.message')[0]!.querySelector('.picture') === null).to.equal(true)
    await until(() => root.querySelector('.picture') === null)
    expect(all('.save').length).to.equal(2)
    expect(one('.log').querySelector('img') === null).to.equal(true)
  })

  it('[look] a picture fills the window at a press; Escape and a press lead back to it', async () => {
    const blob = await png()
    const { part, one, root } = await mountPanel([fileWith({ from: 'me', state: 'done', blob })])
    part.style.setProperty('--_hit', '36px')
    const button = buttonIn(part, 'Enlarge picture')
    button.focus()
    button.click()
    await part.updateComplete
    const dialog = one<HTMLDialogElement>('dialog')
    expect(dialog.matches(':modal')).to.equal(true)
    const { objectFit } = getComputedStyle(dialog.querySelector('img')!)
    expect(objectFit).to.equal('contain')
    const close = buttonIn(part, 'Close picture')
    expect(close.getBoundingClientRect().width).to.be.greaterThan(43)
    expect(root.activeElement === close).to.equal(true)
    let leaked = false
    part.addEventListener('keydown', () => (leaked = true))
    close.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }))
    expect(leaked).to.equal(false)
    close.click()
    await until(() => root.querySelector('dialog') === null)
    expect(root.activeElement === button).to.equal(true)
  })

  it('[F8] a picture that fills the window goes with its chat', async () => {
    const file = fileWith({ from: 'me', state: 'done', blob: await png() })
    const { part, show, root } = await mountPanel([file])
    buttonIn(part, 'Enlarge picture').click()
    await part.updateComplete
    await show([file], { chat: { ...part.view.chat, open: false } })
    expect(root.querySelector('dialog') === null).to.equal(true)
  })

  it('[R3] the paper clip is there where files can be sent', async () => {
    const { part, show, one, requests } = await mountPanel([])
    part.style.inlineSize = '400px'
    expect(buttonsIn(part)).to.include('Send a picture or a file')
    const input = one<HTMLInputElement>('input[type=file]')
    input.files = carrying(text).files
    input.dispatchEvent(new Event('change'))
    expect(requests).to.deep.equal([{ type: 'send-files', files: [text] }])
    expect(input.value).to.equal('')
    await show([], { abilities: { ...part.view.abilities, files: false } })
    expect(buttonsIn(part)).to.not.include('Send a picture or a file')
  })

  it('[R3] a file is sent by dropping it anywhere on the chat', async () => {
    const { part, one, requests, root } = await mountPanel([])
    const drag = async (type: string, at: Element = one('.log')) => {
      const dataTransfer = carrying(text)
      const event = new DragEvent(type, { dataTransfer, bubbles: true, composed: true, cancelable: true })
      at.dispatchEvent(event)
      await part.updateComplete
      return event
    }
    await drag('dragenter')
    expect(shownIn(part)).to.contain('Drop it to send it')
    await drag('dragleave', one('.drop'))
    expect(root.querySelector('.drop') === null).to.equal(true)
    await drag('dragenter')
    expect((await drag('drop', one('.drop'))).defaultPrevented).to.equal(true)
    expect(requests).to.deep.equal([{ type: 'send-files', files: [text] }])
    expect(root.querySelector('.drop') === null).to.equal(true)
  })

  it('[R3] where no file can be sent, one that is dropped does not lead away from the page either', async () => {
    const { one, requests, root } = await mountPanel([], { state: 'waiting' })
    for (const type of ['dragover', 'drop']) {
      const event = new DragEvent(type, {
        dataTransfer: carrying(text),
        bubbles: true,
        composed: true,
        cancelable: true,
      })
      one('.log').dispatchEvent(event)
      expect(event.defaultPrevented).to.equal(true)
    }
    expect(root.querySelector('.drop') === null).to.equal(true)
    expect(requests).to.deep.equal([])
  })

  it('[R3] a picture is sent by pasting it; words with a picture of them are words', async () => {
    const { one, requests } = await mountPanel([])
    const paste = (clipboardData: DataTransfer) => {
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, composed: true, cancelable: true })
      one('textarea').dispatchEvent(event)
      return event.defaultPrevented
    }
    const both = carrying(text)
    both.setData('text/plain', 'a cell')
    expect(paste(both)).to.equal(false)
    expect(requests).to.deep.equal([])
    expect(paste(carrying(text))).to.equal(true)
    expect(requests).to.deep.equal([{ type: 'send-files', files: [text] }])
  })
})
