// A bundle as the body of a function. esbuild can wrap one itself, but with helpers to imitate a module, which cost more than all
// names that are exported.

/** What `code`, a bundled module followed by `end`, exports becomes what is returned there. */
export function exportsAsReturn(code, end) {
  const body = code.slice(0, code.lastIndexOf(end))
  const returned = body.replace(/\bexport\s*\{([^}]*)\};?\s*$/, (_, names) => {
    const members = names.split(',').map((each) => {
      const [local, exported = local] = each.trim().split(' as ')
      return `${exported}:${local}`
    })
    return `return{${members}}`
  })
  return returned + code.slice(body.length)
}
