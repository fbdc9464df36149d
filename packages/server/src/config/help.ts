import { flagOf, optionNames, optionTable, variableOf, type Option } from './option-table.ts'
import { secretFileOf } from './sources.ts'

const WIDTH = 96
const INDENT = '      '

/**
 * What `--help` prints.
 *
 * @param subcommands by name
 */
export function helpText(
  version: string,
  subcommands: Readonly<Record<string, { readonly about: string }>> = {},
): string {
  const options = optionNames.map((name) => {
    const { kind, byDefault, zero, about }: Option = optionTable[name]
    const facts = [
      ...(zero === undefined ? [] : [`0: ${zero}`]),
      `default: ${kind.shown?.(byDefault) ?? shown(byDefault)}`,
      variableOf(name),
      ...(kind.isSecret === true ? [`or a file named by ${secretFileOf(name)}`] : []),
    ].join(' · ')
    return `  ${flagOf(name)} ${kind.word}\n${wrap(about)}\n${wrap(facts)}`
  })
  return `Mismatch ${version}: pairs strangers for video and text chat.

Usage: mismatch-server [--option value]...
${Object.entries(subcommands)
  .map(([name, { about }]) => `       mismatch-server ${name}: ${about} (--help)\n`)
  .join('')}
An option counts as a flag, then as a variable, then from the config file (--config), under the same name.

  --help      print this
  --version   print the version
${options.join('\n')}
`
}

function shown(value: unknown): string {
  return value === '' ? 'none' : String(value)
}

function wrap(text: string): string {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!
    if (line !== '' && INDENT.length + line.length + word.length >= WIDTH) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.map((line) => INDENT + line).join('\n')
}
