import { expect, it } from 'vitest'
import { playgroundPanel } from './form.ts'

const manifest = JSON.stringify({
  modules: [
    {
      declarations: [
        {
          tagName: 'mismatch-chat',
          attributes: [
            { name: 'glow', type: { text: "'soft' | 'hard'" }, default: "'soft'", description: 'how `it` <glows>' },
            { name: 'loud', type: { text: 'boolean' } },
          ],
        },
      ],
    },
  ],
})
const server = { hasOpenPools: true, rematchCooldownMs: 10_000 }

it('[playground] an attribute that comes to the manifest comes to the form, named and described', () => {
  const html = playgroundPanel({ manifest, ...server })
  expect(html).toContain('<label for="try-glow"><code>glow</code></label>')
  expect(html).toContain('<option value="soft" selected>soft (default)</option><option value="hard">hard</option>')
  expect(html).toContain('<p id="about-glow">How <code>it</code> &lt;glows></p>')
  expect(html).toContain('<input type="checkbox" id="try-loud" name="loud">')
})

it('[playground] without a manifest there is what any page can do', () => {
  const html = playgroundPanel({ manifest: null, ...server })
  expect(html).toContain('name="theme"')
  expect(html).not.toContain('Behaviour')
})

it('[playground] says of two people what this server makes of them', () => {
  const html = playgroundPanel({ manifest, ...server })
  expect(html).toContain('after 10 s')
  expect(html).toContain('They meet nobody else')
  const listed = playgroundPanel({ manifest, hasOpenPools: false, rematchCooldownMs: 0 })
  expect(listed).toContain('meet again at once')
  expect(listed).not.toContain('data-open-pools')
})

it('[playground] no style and no handler stands in the form: the policy of the page would refuse them', () => {
  expect(playgroundPanel({ manifest, ...server })).not.toMatch(/ (style|on\w+)=/)
})
