// Which pictures to take so that every two choices meet in one of them at least: a row for each picture.

/**
 * Rows that cover every pair of values of every two factors: `{state: [...], theme: [...]}` → `[{state, theme}, ...]`. Greedy, and the same
 * each time. As many as the two longest factors multiplied, or a few more.
 */
export function pairwise(factors) {
  const names = Object.keys(factors)
  const open = new Set()
  for (const [at, first] of names.entries())
    for (const second of names.slice(at + 1))
      for (const a of factors[first]) for (const b of factors[second]) open.add(pairOf(first, a, second, b))
  const rows = []
  while (open.size > 0) {
    const row = best(names, factors, open)
    for (const [at, first] of names.entries())
      for (const second of names.slice(at + 1)) open.delete(pairOf(first, row[first], second, row[second]))
    rows.push(row)
  }
  return rows
}

/** The row that begins with an open pair, each further value chosen for the open pairs that it closes. */
function best(names, factors, open) {
  const [first, a, second, b] = JSON.parse(open.values().next().value)
  const row = { [first]: a, [second]: b }
  for (const name of names) {
    if (name in row) continue
    const closes = (value) =>
      Object.entries(row).filter(([other, chosen]) => {
        const [x, y] = names.indexOf(other) < names.indexOf(name) ? [other, name] : [name, other]
        return open.has(pairOf(x, x === other ? chosen : value, y, y === other ? chosen : value))
      }).length
    row[name] = factors[name].reduce((most, value) => (closes(value) > closes(most) ? value : most))
  }
  return Object.fromEntries(names.map((name) => [name, row[name]]))
}

function pairOf(...pair) {
  return JSON.stringify(pair)
}
