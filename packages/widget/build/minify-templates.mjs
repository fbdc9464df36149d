// What `css` and `html` templates hold is text to esbuild, so it keeps every space that is there for the reader of the
// source. Here it goes: styles through esbuild's own minifier, markup by folding each line break and its indent into one space.
import { readFile } from 'node:fs/promises'
import { transform } from 'esbuild'
import ts from 'typescript'

/** An esbuild plugin: minifies the templates of every TypeScript file whose path matches. */
export function minifyTemplates(filter) {
  return {
    name: 'minify-templates',
    setup(build) {
      build.onLoad({ filter }, async ({ path }) => ({
        contents: await withoutSpaces(await readFile(path, 'utf8'), path),
        loader: 'ts',
      }))
    },
  }
}

/** The source with its templates minified. Styles with holes in them are an error: half a rule cannot be minified. */
export async function withoutSpaces(source, path = 'source.ts') {
  const edits = []
  const visit = (node) => {
    if (ts.isTaggedTemplateExpression(node)) edits.push(...editsOf(node, source, path))
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true))
  let result = source
  // From the end, so that what is before an edit keeps its place.
  for (const { from, to, minify } of edits.sort((a, b) => b.from - a.from)) {
    result = result.slice(0, from) + (await minify(result.slice(from, to))) + result.slice(to)
  }
  return result
}

function editsOf({ tag, template }, source, path) {
  const name = tag.getText()
  if (name === 'html' || name === 'svg') return literalsOf(template).map((range) => ({ ...range, minify: markup }))
  if (name !== 'css') return []
  const [range, ...more] = literalsOf(template)
  if (more.length > 0 || source.slice(range.from, range.to).includes('\\'))
    throw new Error(`${path}: css with \${} or a backslash cannot be minified; use a custom property`)
  return [{ ...range, minify: styles }]
}

/** Where the fixed text of a template stands, its quotes and `${}` left out. */
function literalsOf(template) {
  const literals =
    ts.isNoSubstitutionTemplateLiteral(template) ?
      [template]
    : [template.head, ...template.templateSpans.map(({ literal }) => literal)]
  return literals.map((literal) => ({
    from: literal.getStart() + 1,
    to: literal.getEnd() - (literal.getText().endsWith('${') ? 2 : 1),
  }))
}

function markup(text) {
  return text.replace(/\s*\n\s*(?=>)/g, '').replace(/\s*\n\s*/g, ' ')
}

async function styles(text) {
  const { code } = await transform(text, { loader: 'css', minify: true, target: 'es2022', charset: 'utf8' })
  if (code.includes('\\') || code.includes('`')) throw new Error('minified styles would need escapes')
  return code.trim()
}
