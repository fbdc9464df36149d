import { MatchError } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import { fakeStream } from '../../../test/fake-stream.ts'
import { buttonIn, mountChat, settled, shownIn } from '../../../test/mount.ts'
import type { MismatchChat } from '../mismatch-chat/mismatch-chat.ts'
import { levelOf } from './level-meter.ts'

const partOf = (chat: MismatchChat) => chat.shadowRoot!.querySelector('mismatch-devices')!
const select = (chat: MismatchChat, id: string) => partOf(chat).shadowRoot!.querySelector<HTMLSelectElement>(`#${id}`)

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20))
}

async function open() {
  const mounted = await mountChat()
  const { chat, client } = mounted
  client.devices = [
    { deviceId: 'a', kind: 'video', label: 'Built in', active: true },
    { deviceId: 'b', kind: 'video', label: '', active: false },
    { deviceId: 'c', kind: 'audio', label: 'Headset', active: true },
  ]
  client.openCamera(fakeStream())
  await settled(chat)
  buttonIn(chat, 'More').click()
  await settled(chat)
  buttonIn(chat, 'Camera and sound').click()
  // The browser lists its loudspeakers in its own time.
  await until(() => select(chat, 'camera')?.value === 'a')
  return mounted
}

describe('camera and sound', () => {
  it('[look] shows which are open, by name or by number', async () => {
    const { chat } = await open()
    const picture = partOf(chat).shadowRoot!.querySelector('video')!
    expect(picture.srcObject).not.to.equal(null)
    expect([...select(chat, 'camera')!.options].map(({ text }) => text)).to.deep.equal(['Built in', 'Camera 2'])
    buttonIn(chat, 'Done').click()
    await settled(chat)
    expect(partOf(chat).shadowRoot!.querySelector('dialog')!.open).to.equal(false)
    expect(picture.srcObject).to.equal(null)
  })

  it('[mistake 17] a camera that cannot be had says why where it was chosen, and the open one stays chosen', async () => {
    const { chat, client } = await open()
    client.failure = new MatchError('camera_busy', 'busy', true)
    const camera = select(chat, 'camera')!
    camera.value = 'b'
    camera.dispatchEvent(new Event('change'))
    await until(() => shownIn(partOf(chat)).includes('another program'))
    expect(client.calls).to.deep.equal([['useDevice', 'b']])
    expect(shownIn(partOf(chat))).to.contain('Your camera is used by another program')
    expect(camera.value).to.equal('a')
    expect(shownIn(chat.shadowRoot!.querySelector('mismatch-notice')!)).to.equal('')
  })

  it('[look] a level of 0 is silence and 1 is loud', () => {
    expect(levelOf(new Float32Array(64))).to.equal(0)
    expect(levelOf(new Float32Array(64).fill(0.9))).to.equal(1)
    expect(levelOf(new Float32Array(64).fill(0.02))).to.be.greaterThan(0.4)
  })
})
