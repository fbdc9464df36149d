import type { Page } from '../store.ts'

/** A page of rows of which one more than asked for was read, to know whether there is another. */
export function pageOf<Row extends { readonly seq: number }, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit)
  return { rows: shown.map(item), next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null }
}
