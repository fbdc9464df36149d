import type { Choice, Field } from './field.ts'

const choice = (
  key: string,
  name: string,
  label: string,
  about: string,
  choices: readonly Choice[],
): Omit<Field, 'place'> => ({
  key,
  name,
  label,
  kind: 'choice',
  byDefault: '',
  choices,
  about,
  byLink: true,
})

/** What any page can do with the element, without a word of its manifest. */
export const ownFields: readonly Field[] = [
  {
    ...choice(
      'size',
      'width',
      'Size',
      'How wide the page lets it be: it goes by its own size, not by that of the window.',
      [
        { value: '', label: 'All there is' },
        { value: 'phone', label: 'Phone, 360 px', written: '360px' },
        { value: 'sidebar', label: 'Sidebar, 320 px', written: '320px' },
        { value: 'tablet', label: 'Tablet, 768 px', written: '768px' },
        { value: 'wide', label: 'Wide, 1080 px', written: '1080px' },
      ],
    ),
    place: 'style',
  },
  {
    ...choice('theme', 'color-scheme', 'Theme', 'Of panels and dialogs; the stage is always dark.', [
      { value: '', label: 'As the system' },
      { value: 'light', label: 'Light' },
      { value: 'dark', label: 'Dark' },
    ]),
    place: 'style',
  },
  {
    ...choice('dir', 'dir', 'Direction', 'Which way its words run.', [
      { value: '', label: 'As the page' },
      { value: 'ltr', label: 'Left to right (ltr)' },
      { value: 'rtl', label: 'Right to left (rtl)' },
    ]),
    place: 'attribute',
  },
  { key: 'two', name: '', place: 'page', kind: 'flag', byDefault: '', choices: [], about: '', byLink: true },
]
