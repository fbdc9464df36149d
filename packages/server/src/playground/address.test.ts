import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readAddress, writeAddress } from './address.ts'
import { manifestFields } from './manifest-fields.ts'
import { ownFields } from './own-fields.ts'

const manifest = {
  tagName: 'mismatch-chat',
  attributes: [
    { name: 'server', type: { text: 'string | null' } },
    { name: 'media', type: { text: 'Media' }, default: "'video'" },
    { name: 'name', type: { text: 'string | null' } },
    { name: 'consent', type: { text: 'boolean' } },
    { name: 'lang' },
  ],
  cssProperties: [{ name: '--mismatch-accent', default: 'oklch(70% 0.16 30)' }],
}
const fields = [...manifestFields(JSON.stringify({ modules: [{ declarations: [manifest] }] })), ...ownFields]

it('[playground] an address sets up the element, the page and the panel', () => {
  expect(readAddress(fields, '?media=text&lang=de&two=1&accent=%23ff0000&size=phone&try=1&name=Zo%C3%AB+M')).toEqual({
    setUp: { media: 'text', lang: 'de', two: '1', accent: '#ff0000', size: 'phone', name: 'Zoë M' },
    isOpen: true,
  })
})

it('[playground] what an address says is ignored where it is unknown, of no use, or a server', () => {
  const search = '?media=smell&lang=xx&two=2&accent=red&color=blue&__proto__=1&server=wss://else.example&try=yes'
  expect(readAddress(fields, search)).toEqual({ setUp: {}, isOpen: false })
})

it('[playground] nothing is written of what is as by default, nor of the server', () => {
  expect(writeAddress(fields, { setUp: {}, isOpen: false })).toBe('')
  expect(writeAddress(fields, { setUp: { server: 'wss://mine.example' }, isOpen: true })).toBe('?try=1')
})

it('[playground] what is written is read again as it was', () => {
  const setUp = fc.record(
    {
      media: fc.constantFrom('audio', 'text'),
      name: fc.stringMatching(/^[\wë%&=#+?"<]( ?[\wë%&=#+?"<])*$/),
      consent: fc.constant('1'),
      two: fc.constant('1'),
      accent: fc.stringMatching(/^#[0-9a-f]{6}$/),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(setUp, fc.boolean(), (some, isOpen) => {
      const place = { setUp: { ...some }, isOpen }
      expect(readAddress(fields, writeAddress(fields, place))).toEqual(place)
    }),
  )
})
