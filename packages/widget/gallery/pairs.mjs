// Which pictures to take so that every two choices meet in one of them at least: a row for each picture.

/**
 * Rows that cover every pair of values of every two factors: `{state: [...], theme: [...]}` → `[{state, theme}, ...]`. Greedy, and the same
 * each time. As many as the two longest factors multiplied, or a few more. What a row may choose freely, it chooses as others did not.
 */
export function pairwise(factors) {
  const names = Object.keys(factors)
  const uses = new Map()
  for (const [at, first] of names.entries())
    for (const second of names.slice(at + 1))
      for (const a of factors[first]) for (const b of factors[second]) uses.set(pairOf(first, a, second, b), 0)
  const rows = []
  for (const [pair] of uses) {
    if (uses.get(pair) > 0) continue
    const row = best(names, factors, uses, pair)
    for (const [at, first] of names.entries())
      for (const second of names.slice(at + 1)) {
        const met = pairOf(first, row[first], second, row[second])
        uses.set(met, uses.get(met) + 1)
      }
    rows.push(row)
  }
  return rows
}

/** The row with this pair; each further value closes as many open pairs as one can, and then makes those that were seldom. */
function best(names, factors, uses, pair) {
  const [first, a, second, b] = JSON.parse(pair)
  const row = { [first]: a, [second]: b }
  for (const name of names) {
    if (name in row) continue
    const met = (value) =>
      Object.entries(row).map(([other, chosen]) =>
        uses.get(
          names.indexOf(other) < names.indexOf(name) ?
            pairOf(other, chosen, name, value)
          : pairOf(name, value, other, chosen),
        ),
      )
    const rank = (value) => [
      met(value).filter((count) => count > 0).length,
      met(value).reduce((sum, count) => sum + count),
    ]
    row[name] = factors[name].reduce((most, value) => {
      const [closed, seldom] = rank(value)
      const [mostClosed, mostSeldom] = rank(most)
      return closed < mostClosed || (closed === mostClosed && seldom < mostSeldom) ? value : most
    })
  }
  return Object.fromEntries(names.map((name) => [name, row[name]]))
}

function pairOf(...pair) {
  return JSON.stringify(pair)
}
