/** The letters of a text as a reader sees them, one by one. */
export function graphemesOf(text: string): Iterable<string> {
  // Firefox before 125 has no Segmenter; a code point is right for most.
  return 'Segmenter' in Intl ? segments(text) : text
}

/** As many whole letters of it as fit into `limit` UTF-16 units. */
export function shortened(text: string, limit: number): string {
  let kept = ''
  for (const letter of graphemesOf(text)) {
    if (kept.length + letter.length > limit) break
    kept += letter
  }
  return kept
}

function* segments(text: string): Generator<string> {
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) yield segment
}
