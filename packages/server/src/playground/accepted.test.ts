import { expect, it } from 'vitest'
import { accepted } from './accepted.ts'
import type { Field } from './field.ts'

const field = (kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  key: 'it',
  name: 'it',
  place: 'attribute',
  kind,
  byDefault: '',
  choices: [],
  about: '',
  byLink: true,
  ...more,
})
const media = field('choice', {
  byDefault: 'video',
  choices: ['video', 'text'].map((value) => ({ value, label: value })),
})
const radius = field('length', { byDefault: '8px' })
const font = field('text', { place: 'style' })

it.each([
  [field('flag'), '1', '1'],
  [media, 'text', 'text'],
  [field('colour'), '#FF8800', '#ff8800'],
  [radius, '0px', '0px'],
  [field('text'), '  Lena  ', 'Lena'],
  [field('text'), 'a "b" <c>; d', 'a "b" <c>; d'],
  [font, 'serif', 'serif'],
])('[playground] a $kind takes %s', (which, given, value) => {
  expect(accepted(which, given)).toBe(value)
})

it.each([
  [field('flag'), 'yes'],
  [media, 'video'],
  [media, 'hologram'],
  [field('colour'), 'red'],
  [field('colour'), '#ff8800;}'],
  [radius, '8px'],
  [radius, '33px'],
  [radius, '9em'],
  [field('text'), ' '],
  [field('text'), 'a\nb'],
  [field('text'), 'x'.repeat(201)],
  [font, 'red; } body { display: none'],
  [font, 'red</style>'],
])('[playground] a $kind does not take %s', (which, given) => {
  expect(accepted(which, given)).toBeNull()
})
