import { expect } from '../../test/expect.ts'
import { isMismatchServer, originOf } from './server-address.ts'

const answering =
  (body: string, status = 200) =>
  async () =>
    new Response(body, { status })
const ask = (fetch: typeof globalThis.fetch) =>
  isMismatchServer('https://x.example', fetch, new AbortController().signal)

describe('server address', () => {
  it('[widget] the origin of a script is known when a web server gave it', () => {
    expect(originOf('https://x.example/a/mismatch-chat.js?v=1')).to.equal('https://x.example')
    for (const none of [undefined, null, '', 'file:///x.js', 'data:text/javascript,', 'nonsense']) {
      expect(originOf(none)).to.equal(null)
    }
  })

  it('[widget] a Mismatch server is one whose /ready says so, even when it is not ready', async () => {
    expect(await ask(answering('{"server":"mismatch","version":"1"}'))).to.equal(true)
    expect(await ask(answering('{"server":"mismatch"}', 503))).to.equal(true)
    expect(await ask(answering('{"server":"other"}'))).to.equal(false)
    expect(await ask(answering('null'))).to.equal(false)
    expect(await ask(answering('<html>', 404))).to.equal(false)
    expect(await ask(() => Promise.reject(new TypeError('no network')))).to.equal(false)
  })
})
