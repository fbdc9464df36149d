import { expect, it } from 'vitest'
import { App } from './support/app.ts'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// The element on a site of its own, whose Mismatch server is away and comes back.
const script = `
  import '@mismatch/widget/define.js'
  document.body.append(Object.assign(document.createElement('mismatch-chat'), { server: location.hash.slice(1) }))
`

it('[H11] who cannot reach the server finds out why, and that it works again', async () => {
  const first = await ServerProcess.start()
  const app = await App.serve('', script)
  const browser = await launchBrowser()
  let server = first
  try {
    await first.stop('SIGKILL')
    const anna = await Person.open(browser, `${app.url}#${first.wsUrl}`)
    await anna.press('Find')
    await anna.sees('The server cannot be reached')
    await anna.press('Find out why')
    await anna.sees('The server Failed No answer.')
    await anna.sees('This browser Works')
    await anna.sees('One thing does not work.')
    server = await ServerProcess.start('--port', first.port)
    await anna.press('Check again')
    await anna.sees('The server Works')
    await anna.sees('Direct calls Not tried This site has no server for it.')
    await anna.sees('All that could be tried works here.')
    await anna.press('Close')
    await anna.untilState('waiting')
    // The browser itself notes each attempt at a server that is away.
    expect(anna.complaints.filter((each) => !/ERR_CONNECTION_REFUSED/.test(each))).toEqual([])
  } finally {
    await browser.close()
    app.close()
    await server.stop()
  }
})
