import { expect, it } from 'vitest'
import { helpText } from './help.ts'
import { optionNames, optionTable, variableOf } from './option-table.ts'

it('[options] --help names every option with its variable and its default', () => {
  const help = helpText('1.2.3')
  expect(help).toContain('Mismatch 1.2.3')
  for (const name of optionNames) {
    expect(help).toContain(`  --${name} ${optionTable[name].kind.word}`)
    expect(help).toContain(variableOf(name))
  }
  expect(help).toContain('default: 10000 · MISMATCH_REMATCH_COOLDOWN_MS')
})

it('[options] --help says how no entry of a list is written', () => {
  expect(helpText('1.2.3')).toMatch(/--stun-urls URL,…\|none\n[\s\S]*--allowed-origins ORIGIN,…\|\*\n[^-]*default: \*/)
})

it('[options] --help fits a terminal', () => {
  expect(
    Math.max(
      ...helpText('1.2.3')
        .split('\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(108)
})

it('[options] every default is one that the option itself would take', () => {
  for (const name of optionNames.filter((name) => name !== 'config')) {
    const { kind, byDefault } = optionTable[name]
    expect(kind.read(byDefault), name).toEqual({ value: byDefault })
  }
})
