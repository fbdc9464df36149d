// The rules of docs/protocol.md that do not hold whole yet, and what is missing. `npm run check` sees that each other rule has a
// test, and `npm run docs:generate` writes this list into that page. Who builds a rule takes it off here.

/**
 * `not`: no test names it. `partly`: tests hold a part of it.
 *
 * @type {Record<string, { held: 'not' | 'partly', missing: string }>}
 */
export const unheldRules = {
  V1: {
    held: 'partly',
    missing: 'a server never loses its relay while it runs, so nothing ends with `Idle{no_relay}`',
  },
}
