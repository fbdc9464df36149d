// Writes the tables of the README from the custom-elements manifest: `npm run docs -w packages/widget`, after a build.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8')
const readme = new URL('../README.md', import.meta.url)
const [begin, end] = ['<!-- From the manifest: npm run docs -w packages/widget -->', '<!-- Until here. -->']

/** The README as it should be. */
export function readmeWithTables(text = read('../README.md'), manifest = read('../dist/custom-elements.json')) {
  const [{ declarations }] = JSON.parse(manifest).modules
  const before = text.slice(0, text.indexOf(begin) + begin.length)
  return `${before}\n\n${tables(declarations[0])}\n\n${text.slice(text.indexOf(end))}`
}

function tables({ attributes, members, slots, cssParts, cssProperties, events }) {
  const names = attributes.map(({ fieldName }) => fieldName)
  const others = members.filter((member) => member.kind === 'field' && !member.static && !names.includes(member.name))
  const methods = members.filter(({ kind }) => kind === 'method')
  // The site takes this one into its guide.
  const region = (table) => `<!-- #region attributes -->\n\n${table}\n\n<!-- #endregion attributes -->`
  return [
    region(
      table('attribute', attributes, ({ name, fieldName = name }) =>
        fieldName === name ? `\`${name}\`` : `\`${name}\` (\`.${fieldName}\`)`,
      ),
    ),
    table('property', others, ({ name }) => `\`.${name}\``),
    table(
      'method',
      methods,
      ({ name, parameters = [] }) => `\`.${name}(${parameters.map((each) => each.name).join(', ')})\``,
    ),
    table('event', events),
    table('slot', slots),
    table('part', cssParts),
    table('custom property', cssProperties, (row) => `\`${row.name}\`${row.default ? ` (\`${row.default}\`)` : ''}`),
  ].join('\n\n')
}

function table(title, rows, nameOf = ({ name }) => `\`${name}\``) {
  const lines = rows.map(
    (row) => `| ${nameOf(row)} | ${(row.description ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|')} |`,
  )
  return [`| ${title} | |`, '|---|---|', ...lines].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(readme, readmeWithTables())
