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

it('[mistake 16] one who is let out to the page and nothing else hears that it came to nothing', async ({
  annotate,
}) => {
  const call = await Call.start(internet, { exit: 'only the page' }, {})
  const words = 'No connection came about'
  await Promise.all([call.anna.person.sees(words), call.bert.person.sees(words)])
  await annotate(`both read "${words}" ${secondsSince(call.since)} after the second Find`)
})
