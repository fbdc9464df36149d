import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Call, secondsSince } from './call.ts'
import { Internet } from './internet.ts'

// Two homes behind routers of their own: what comes of a call between them, by what the routers do.

const internet = new Internet()
beforeAll(() => internet.open())
afterAll(() => internet.close())

describe('two homes', () => {
  it('[Q11] behind common routers connect from address to address', async ({ annotate }) => {
    const call = await Call.start(internet, {}, {})
    const how = await call.untilItStands()
    expect(how).not.toContain('relay')
    await annotate(how)
  })

  it('[Q11] behind symmetric routers connect by the relay', async ({ annotate }) => {
    const call = await Call.start(internet, { mapping: 'symmetric' }, { mapping: 'symmetric' })
    const how = await call.untilItStands()
    expect(how).toContain('relay')
    await annotate(how)
  })

  it('[Q11] of which one lets no UDP out connect by the relay over TCP', async ({ annotate }) => {
    const call = await Call.start(internet, { exit: 'no UDP' }, {})
    const how = await call.untilItStands()
    expect(how).toContain('tcp relay')
    await annotate(how)
  })
})

it('[mistake 16] one who is let out to the page and nothing else is told so, and why', async ({ annotate }) => {
  const call = await Call.start(internet, { exit: 'only the page' }, {})
  const people = [call.anna.person, call.bert.person]
  // Whoever gives up first knows why; the other is told by the server that it came to nothing.
  const reason = await Promise.race(people.map((person) => person.page.evaluate(failure)))
  await Promise.all(people.map((person) => person.sees('No connection came about')))
  await annotate(`"No connection came about", ${String(reason)}, ${secondsSince(call.since)} after the second Find`)
  expect(['no_route', 'relay_unreachable']).toContain(reason)
})

/** Runs in the page. */
function failure(): Promise<string | undefined> {
  return new Promise((resolve) => window.chat().client.once('error', ({ error }) => resolve(error.reason)))
}
