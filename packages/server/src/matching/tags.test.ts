import { expect, it } from 'vitest'
import { languagesOf, sharedTags, tagsOf } from './tags.ts'

it('[Q1] tags are compared after NFKC and lower case, and each counts once, as it was written first', () => {
  expect(tagsOf([' Chess', 'CHESS', 'ｃｈｅｓｓ', 'go', '   '])).toEqual([
    { key: 'chess', text: 'Chess' },
    { key: 'go', text: 'go' },
  ])
})

it('[Q1] a language is the same in every region', () => {
  expect(languagesOf(['pt-BR', 'pt', 'EN_gb', ' de ', '', '-'])).toEqual(['pt', 'en', 'de'])
})

it('[Q3] what two share is told to each in their own spelling and order', () => {
  const [ann, bob] = [tagsOf(['Go', 'tea', 'Chess']), tagsOf(['chess', 'GO', 'jazz'])]
  expect(sharedTags(ann, bob).map(({ text }) => text)).toEqual(['Go', 'Chess'])
  expect(sharedTags(bob, ann).map(({ text }) => text)).toEqual(['chess', 'GO'])
})
