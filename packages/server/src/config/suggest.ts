/** The word that was probably meant, or undefined if none is near. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  const scored = known.map((candidate) => ({ candidate, edits: distance(plain(word), plain(candidate)) }))
  scored.sort((a, b) => a.edits - b.edits)
  const [best] = scored
  return best !== undefined && best.edits <= Math.max(2, plain(word).length / 4) ? best.candidate : undefined
}

/** Levenshtein's: insertions, deletions and replacements. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
