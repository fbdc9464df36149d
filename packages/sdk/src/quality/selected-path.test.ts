import { expect, it } from 'vitest'
import { selectedPath } from './selected-path.ts'

const pathOf = (stats: Record<string, object>) => selectedPath(new Map(Object.entries(stats)))

const candidates = {
  L1: { type: 'local-candidate', candidateType: 'host' },
  L2: { type: 'local-candidate', candidateType: 'relay' },
}

it.each(['host', 'srflx', 'prflx', 'relay'])(
  '[Q11] finds the path %s of the pair that the transport selected',
  (path) => {
    const stats = {
      P1: { type: 'candidate-pair', localCandidateId: 'L1', nominated: true, state: 'succeeded' },
      P2: { type: 'candidate-pair', localCandidateId: 'L3' },
      L3: { type: 'local-candidate', candidateType: path },
      T: { type: 'transport', selectedCandidatePairId: 'P2' },
    }
    expect(pathOf({ ...candidates, ...stats })).toBe(path)
  },
)

it('[Q11] takes the pair that is marked as selected, where no transport names one', () => {
  const nominated = { type: 'candidate-pair', localCandidateId: 'L1', nominated: true, state: 'succeeded' }
  const selected = { type: 'candidate-pair', localCandidateId: 'L2', selected: true }
  expect(pathOf({ ...candidates, nominated, selected })).toBe('relay')
})

it.each([
  ['no statistics', {}],
  ['no pair', candidates],
  [
    'a pair that only may be the one',
    { ...candidates, P: { type: 'candidate-pair', nominated: true, localCandidateId: 'L1' } },
  ],
  ['a pair without its candidate', { P: { type: 'candidate-pair', selected: true, localCandidateId: 'gone' } }],
  [
    'a kind that nobody knows',
    { P: { type: 'candidate-pair', selected: true, localCandidateId: 'L' }, L: { candidateType: 'warp' } },
  ],
])('[Q11] says nothing of %s', (_what, stats) => {
  expect(pathOf(stats)).toBeUndefined()
})
