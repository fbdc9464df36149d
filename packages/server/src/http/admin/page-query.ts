import * as v from 'valibot'
import type { AdminCtx } from './admin-env.ts'

const LIMIT = 50
const MOST = 200

const query = v.object({
  before: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'before: expected the `next` of the page before'), v.transform(Number)),
  ),
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,9}$/, `limit: expected a whole number from 1 to ${String(MOST)}`),
      v.transform(Number),
      v.minValue(1, `limit: expected a whole number from 1 to ${String(MOST)}`),
      v.maxValue(MOST, `limit: expected a whole number from 1 to ${String(MOST)}`),
    ),
    String(LIMIT),
  ),
})

export type PageQuery = v.InferOutput<typeof query>

/** Which page is asked for, `?before=&limit=`, or what is wrong with the question. */
export function pageQuery(c: AdminCtx): PageQuery | { readonly faults: readonly string[] } {
  const read = v.safeParse(query, c.req.query())
  return read.success ? read.output : { faults: read.issues.map(({ message }) => message) }
}
