import { expect, it } from 'vitest'
import type { Field } from './field.ts'
import { ownFields } from './own-fields.ts'
import { tagText } from './tag.ts'

const named = (name: string, kind: Field['kind'], place: Field['place'] = 'attribute'): Field => ({
  key: name.replace('--mismatch-', ''),
  name,
  place,
  kind,
  byDefault: '',
  choices: [],
  about: '',
  byLink: true,
})
const fields = [
  named('name', 'text'),
  named('consent', 'flag'),
  named('--mismatch-accent', 'colour', 'style'),
  ...ownFields,
]
const origin = 'https://match.example'

it('[playground] the plainest tag is a script and an element', () => {
  expect(tagText(fields, {}, origin)).toBe(
    '<script src="https://match.example/mismatch-chat.js" defer></script>\n<mismatch-chat></mismatch-chat>',
  )
})

it('[playground] the tag has what was set, and the style of what is set by properties', () => {
  const setUp = { name: 'Lena', consent: '1', accent: '#ff0000', size: 'phone', theme: 'dark', dir: 'rtl' }
  expect(tagText(fields, setUp, origin)).toBe(
    [
      '<script src="https://match.example/mismatch-chat.js" defer></script>',
      '<style>',
      '  mismatch-chat {',
      '    --mismatch-accent: #ff0000;',
      '    width: 360px;',
      '    color-scheme: dark;',
      '  }',
      '</style>',
      '<mismatch-chat name="Lena" consent dir="rtl"></mismatch-chat>',
    ].join('\n'),
  )
})

it('[playground] the second person is nothing of the tag', () => {
  expect(tagText(fields, { two: '1' }, origin)).toBe(tagText(fields, {}, origin))
})

it('[playground] an attribute says what was set, whatever that is', () => {
  expect(tagText(fields, { name: '"><script>&amp;' }, origin)).toContain('name="&quot;>&lt;script>&amp;amp;"')
})
