import { expect, it } from 'vitest'
import { withoutSpaces } from '../build/minify-templates.mjs'

it('[widget] styles in templates are minified, and what is not a template stays', async () => {
  const source = 'const a = css`\n  :host {\n    /* why */\n    color: rgb(255, 0, 0);\n  }\n`\n// css` `\n'
  expect(await withoutSpaces(source)).toBe('const a = css`:host{color:red}`\n// css` `\n')
})

it('[widget] line breaks in markup become one space, also in templates within templates', async () => {
  const source = 'html`<p>\n   <b  class="x">${c ? html`\n  <i>a  b</i>\n` : d}</b>\n${e}</p>`'
  expect(await withoutSpaces(source)).toBe('html`<p> <b  class="x">${c ? html` <i>a  b</i> ` : d}</b> ${e}</p>`')
})

it('[widget] a line break before the end of a tag goes whole', async () => {
  const source = 'html`<p\n  class="x"\n>a ></p\n>${b}<i\n  title=${c}\n></i>`'
  expect(await withoutSpaces(source)).toBe('html`<p class="x">a ></p>${b}<i title=${c}></i>`')
})

it('[widget] styles with holes are refused, since half a rule cannot be minified', async () => {
  await expect(withoutSpaces('css`a { color: ${b} }`', 'x.ts')).rejects.toThrow('x.ts')
})
