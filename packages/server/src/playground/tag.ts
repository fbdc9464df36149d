import { written, type Field, type SetUp } from './field.ts'

/** What to put on a page for the element as it is set up, with the script of the server at `origin`. */
export function tagText(fields: readonly Field[], setUp: SetUp, origin: string): string {
  const attributes: string[] = []
  const declarations: string[] = []
  for (const field of fields) {
    const value = written(field, setUp)
    if (value === null) continue
    if (field.place === 'attribute') attributes.push(value === '' ? field.name : `${field.name}="${escaped(value)}"`)
    if (field.place === 'style') declarations.push(`    ${field.name}: ${value};`)
  }
  return [
    `<script src="${escaped(origin)}/mismatch-chat.js" defer></script>`,
    ...(declarations.length === 0 ? [] : ['<style>', '  mismatch-chat {', ...declarations, '  }', '</style>']),
    `<${['mismatch-chat', ...attributes].join(' ')}></mismatch-chat>`,
  ].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
