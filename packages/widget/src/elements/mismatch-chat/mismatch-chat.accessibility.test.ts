import { MatchError } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import type { FakeClient } from '../../../test/fake-client.ts'
import { fakeStream } from '../../../test/fake-stream.ts'
import { buttonIn, mountChat, settled } from '../../../test/mount.ts'

const busy = () => new MatchError('camera_busy', 'busy', true)
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** The shadow roots of an element and all within. */
function everyRoot(element: Element): ShadowRoot[] {
  const root = element.shadowRoot
  return root === null ? [] : [root, ...[...root.querySelectorAll('*')].flatMap(everyRoot)]
}

describe('mismatch-chat for everybody', () => {
  const states: [string, (client: FakeClient) => void][] = [
    ['idle', () => undefined],
    ['waiting', (client) => client.wait()],
    [
      'call with chat',
      (client) => {
        const session = client.pair()
        client.openCamera(fakeStream())
        client.connect(session, fakeStream())
        client.receive(session, 'hi')
        session.sendMessage('hello')
        client.receive(session, 'how are you?')
      },
    ],
    ['error', (client) => client.emit('error', { error: busy() })],
  ]
  for (const [name, reach] of states) {
    for (const scheme of ['light', 'dark']) {
      it(`[look] ${name} has no fault that axe finds, ${scheme}`, async () => {
        const { chat, client } = await mountChat()
        chat.style.colorScheme = scheme
        reach(client)
        await settled(chat)
        if (chat.state === 'connected') buttonIn(chat, 'Open chat, 1 unread').click()
        await settled(chat)
        // What fades in has its full contrast at the end.
        await frame()
        const endings = everyRoot(chat).flatMap((root) => root.getAnimations())
        for (const animation of endings)
          if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
        await expect(chat).to.be.accessible()
      })
    }
  }
})
