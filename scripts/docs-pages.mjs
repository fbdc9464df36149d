// The reference pages of docs/ as text, from the tables in the sources.

/** docs/errors.md: everything with a code, as an app developer and a self-hoster meet it. */
export function errorsPage(note, tables, errorsSource, diagnosisSource) {
  const { closeCodes, closeMeanings, codeAdvice, errorAdvice, errorMeanings, serverErrorMeanings } = tables
  const errorMeaning = meaningsInComment(errorsSource, 'MatchErrorCode')
  const codeMeaning = meaningsInComment(diagnosisSource, 'DiagnosisCode')
  return `# Errors and closes

${note}

- [In the browser](#in-the-browser-matcherror): what \`@mismatch/sdk\` throws, rejects with, and hands out in an \`error\` event.
- [Why can't we connect?](#what-diagnose-finds) What \`client.diagnose()\` finds.
- [\`Error\` frames](#error-frames) and [closes](#closes): what a server says to any client (rules E1 and E2 of [the wire](protocol.md)).
- [Starting a server](#starting-a-server-matchservererror).

## In the browser: \`MatchError\`

\`code\` is one of these; \`retryable\` says whether the same call may work later without a change in the program.

${table(
  ['`code`', 'meaning', '`retryable`', 'what to do'],
  Object.entries(errorAdvice).map(([code, { retryable, advice }]) => [
    `\`${code}\``,
    errorMeaning(code),
    retryable,
    advice,
  ]),
)}

## What \`diagnose()\` finds

\`code\` of a check of \`client.diagnose()\` is one of these, or where the server closed the name of a [close](#closes). The codes of devices mean
camera and microphone alike.

${table(
  ['`code`', 'meaning', 'what to do'],
  Object.entries(codeAdvice).map(([code, advice]) => [`\`${code}\``, codeMeaning(code), advice]),
)}

## \`Error\` frames

\`ref\` is the type of the frame that is answered and \`ref_id\` its \`id\`. In the SDK the code is \`serverCode\` of a \`MatchError\`.

${table(
  ['`code`', 'meaning'],
  Object.entries(errorMeanings).map(([code, meaning]) => [`\`${code}\``, meaning]),
)}

## Closes

What a client does after each, by \`closeCodes\` of \`@mismatch/protocol\`: *resume* = come back by itself, later each time; *refresh* =
get a new token, then come back; *wait* = come back after the time in the close reason; *stop* = stay away, in the SDK with the
\`MatchError\` \`refused\` where it did not close itself. Any other code below 4500 is *resume*; from 4500 to 4999 it is *stop*.

${table(
  ['code', 'name', 'then', 'why'],
  Object.entries(closeCodes).map(([code, { name, then }]) => [code, `\`${name}\``, then, closeMeanings[code]]),
)}

## Starting a server: \`MatchServerError\`

${table(
  ['`code`', 'meaning', 'what to do'],
  Object.entries(serverErrorMeanings).map(([code, { means, advice }]) => [`\`${code}\``, means, advice]),
)}
`
}

/** docs/options.md: every option of the server, as \`--help\` knows it. */
export function optionsPage(note, { camelCase, flagOf, optionNames, optionTable, variableOf }) {
  return `# Options of the server

${note} \`--help\` prints the same.

An option may be given as a flag, a variable, in a JSON file (\`--config\`), or to \`createMatchServer()\`; a flag counts before a
variable, a variable before the file. A secret may also stand in a file that a variable ending in \`_FILE\` names (\`MISMATCH_SECRET_FILE\`). The
four names follow from one another:

| flag | variable | in the file | in a program |
|---|---|---|---|
| \`--queue-ttl-ms 60000\` | \`MISMATCH_QUEUE_TTL_MS=60000\` | \`{ "queue-ttl-ms": 60000 }\` | \`{ queueTtlMs: 60000 }\` |

Values: \`N\` = a whole number · \`MS\` = milliseconds · \`a|b\` = one of these words · \`X,…\` = one or more with commas between, in a file or
program a list. Faults are told all at once, each with the place it came from.

${table(
  ['option', 'value', 'default', 'off, or special', 'meaning'],
  optionNames.map((name) => {
    const { kind, byDefault, zero, about } = optionTable[name]
    const names = [flagOf(name), variableOf(name), ...(name === 'config' ? [] : [`"${name}"`, camelCase(name)])]
    return [
      names.map((written) => `\`${written}\``).join('<br>'),
      `\`${kind.word}\``,
      byDefault === '' ? 'none' : `\`${written(kind, byDefault)}\``,
      offOf(kind, zero),
      about,
    ]
  }),
)}
`
}

/** docs/protocol.md with the list of what does not hold whole yet, between its two comments. */
export function withUnheldRules(page, unheldRules) {
  const rows = Object.entries(unheldRules).map(
    ([rule, { held, missing }]) => `- ${rule} ${held === 'not' ? 'not yet' : 'in part'}: ${missing}.`,
  )
  const [begin, end] = ['<!-- scripts/rules.mjs -->', '<!-- end -->']
  const parts = page.split(new RegExp(`(?<=${begin}\n)[^]*(?=${end})`))
  if (parts.length !== 2) throw new Error(`docs/protocol.md: ${begin} or ${end} is missing`)
  return parts.join(`${rows.join('\n')}\n`)
}

function offOf(kind, zero) {
  if (zero !== undefined) return `\`0\`: ${zero}`
  return Array.isArray(kind.read([]).value) ? `\`${written(kind, [])}\`` : '–'
}

function written(kind, value) {
  return kind.shown?.(value) ?? String(value)
}

/** What the bullets `- \`code\`: meaning` of the comment above this type say of a code. */
function meaningsInComment(source, type) {
  const [comment] = new RegExp(String.raw`/\*\*(?:(?!\*/)[^])*\*/\s*export type ${type}\b`).exec(source) ?? ['']
  const text = comment.replace(/\s*\n \* ?/g, '\n').replace(/\n {2,}/g, ' ')
  const meanings = new Map([...text.matchAll(/^- `(\w+)`: (.*)$/gm)].map(([, code, meaning]) => [code, meaning]))
  return (code) => {
    const meaning = meanings.get(code)
    if (meaning === undefined) throw new Error(`the comment of ${type} says nothing about ${code}`)
    return sentence(meaning)
  }
}

function sentence(text) {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
