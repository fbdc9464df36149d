import { scenes } from '../../../gallery/scenes.ts'
import { expect } from '../../../test/expect.ts'
import { mountChat, settled } from '../../../test/mount.ts'

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** The shadow roots of an element and all within. */
function everyRoot(element: Element): ShadowRoot[] {
  const root = element.shadowRoot
  return root === null ? [] : [root, ...[...root.querySelectorAll('*')].flatMap(everyRoot)]
}

/** What fades in has its full contrast at the end. */
async function atRest(chat: Element): Promise<void> {
  await frame()
  for (const animation of everyRoot(chat).flatMap((root) => root.getAnimations())) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
  }
}

describe('mismatch-chat for everybody', () => {
  for (const [name, reach] of Object.entries(scenes)) {
    it(`[look] ${name} has no fault that axe finds, light or dark`, async () => {
      const { chat, client } = await mountChat()
      await reach({ element: chat, client })
      await settled(chat)
      for (const scheme of ['light', 'dark']) {
        chat.style.colorScheme = scheme
        await atRest(chat)
        await expect(chat).to.be.accessible()
      }
    })
  }
})
