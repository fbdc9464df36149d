import type { MatchClientOptions } from '@mismatch/sdk'
import type { Browser } from 'puppeteer-core'
import { App } from './app.ts'
import { launchBrowser } from './browser.ts'
import { Person } from './person.ts'
import { ServerProcess } from './server.ts'

interface Wishes {
  readonly options?: Omit<MatchClientOptions, 'url'>
  /** Runs in the app's page before its `client` starts. */
  readonly script?: string
  /** The app's browser; the page will have this origin. */
  readonly launch?: (origin: string) => Promise<Browser>
}

const script = ({ options, script: more = '' }: Wishes, url: string) => `
  import { MatchClient } from '@mismatch/sdk'
  const client = new MatchClient(${JSON.stringify({ ...options, url })})
  const errors = []
  client.on('error', ({ error }) => errors.push(error.code))
  client.playRemote(document.querySelector('video'))
  Object.assign(window, { client, errors })
  ${more}
  await client.start()
`

/** Anna, at an app with its own interface, in a call with Bert at the element; each has a browser of their own. */
export class AppInCall {
  readonly anna: Person
  readonly bert: Person
  readonly origin: string
  readonly #undo: (() => unknown)[]

  private constructor(anna: Person, bert: Person, origin: string, undo: (() => unknown)[]) {
    this.anna = anna
    this.bert = bert
    this.origin = origin
    this.#undo = undo
  }

  /** Resolves when they see and hear each other. */
  static async start(wishes: Wishes = {}): Promise<AppInCall> {
    const undo: (() => unknown)[] = []
    const until = async <Thing>(thing: Promise<Thing>, end: (thing: Thing) => unknown): Promise<Thing> => {
      const made = await thing
      undo.unshift(() => end(made))
      return made
    }
    try {
      const server = await until(ServerProcess.start(), (each) => each.stop())
      const app = await until(App.serve('<video playsinline></video>', script(wishes, server.wsUrl)), (each) =>
        each.close(),
      )
      const { origin } = new URL(app.url)
      const browsers = [wishes.launch?.(origin) ?? launchBrowser(), launchBrowser()]
      const [annas, berts] = await Promise.all(browsers.map((browser) => until(browser, (each) => each.close())))
      const anna = await Person.open(annas!, app.url)
      await anna.page.waitForFunction("window.client?.state === 'waiting'")
      const bert = await Person.find(berts!, server.url)
      await bert.untilState('connected')
      await bert.seesAndHears(10)
      return new AppInCall(anna, bert, origin, undo)
    } catch (error) {
      for (const step of undo) await step()
      throw error
    }
  }

  /** What runs in the app's page. */
  inApp<Result>(expression: string): Promise<Result> {
    return this.anna.page.evaluate(expression) as Promise<Result>
  }

  /** Of the call; the connection that is ready for the next one has not been described to anybody. */
  offers(): Promise<(string | undefined)[]> {
    return this.anna.page.evaluate(() =>
      window.probe
        .connections()
        .filter(({ connectionState }) => connectionState === 'connected')
        .map((each) => each.currentLocalDescription?.sdp),
    )
  }

  async close(): Promise<void> {
    for (const step of this.#undo.splice(0)) await step()
  }
}
