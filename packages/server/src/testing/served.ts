import type { ServerMessageMap } from '@mismatch/protocol'
import { onTestFinished } from 'vitest'
import type { ClientOptions } from 'ws'
import { createMatchServer, type MatchServer } from '../match-server.ts'
import type { Logger } from '../observability/log.ts'
import type { MatchServerOptions } from '../options.ts'
import { FakeClock } from './fake-clock.ts'
import { WireClient } from './wire-client.ts'

/** Two who have just been paired. */
export interface Pair {
  readonly a: WireClient
  readonly b: WireClient
  readonly session_id: string
}

/** A real server on a free port for one test, with a clock that the test steers. It closes by itself. */
export class Served {
  readonly server: MatchServer
  readonly clock: FakeClock
  /** Everything logged, as it would stand in the log. */
  readonly logged: string[] = []
  url = ''

  private constructor(options: MatchServerOptions, clock: FakeClock) {
    this.clock = clock
    this.server = createMatchServer({
      port: 0,
      secret: 'a secret of the tests',
      rematchCooldownMs: 0,
      addressConnectsPerMinute: 0,
      databaseUrl: 'memory:',
      clock: this.clock,
      logger: recorder(this.logged),
      ...options,
    })
  }

  static async start(options: MatchServerOptions = {}, clock = new FakeClock()): Promise<Served> {
    const served = new Served(options, clock)
    onTestFinished(() => served.server.close())
    served.url = (await served.server.listen()).url
    return served
  }

  get wsUrl(): string {
    return `${this.url.replace('http', 'ws')}/ws`
  }

  get(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.url + path, init)
  }

  /** A socket that has said nothing yet. */
  async connect(protocols?: string[], options?: ClientOptions): Promise<WireClient> {
    const client = await WireClient.open(this.wsUrl, protocols, options)
    onTestFinished(() => {
      client.socket.terminate()
    })
    return client
  }

  classic(): Promise<WireClient> {
    return this.connect([])
  }

  /** A v1 client that has been let in. */
  async join(hello: { token?: string; device_id?: string } = {}): Promise<WireClient> {
    const client = await this.connect()
    client.send({ type: 'Hello', ...hello })
    await client.hear('Welcome')
    return client
  }

  /** A v1 client in the queue. */
  async waiting(): Promise<WireClient> {
    const client = await this.join()
    client.send({ type: 'Ready', media: 'video' })
    await client.hear('Waiting')
    return client
  }

  /** Two v1 clients in a session; `a` waited and offers. */
  async pair(): Promise<Pair> {
    const a = await this.waiting()
    const b = await this.join()
    b.send({ type: 'Ready', media: 'video' })
    const { session_id }: ServerMessageMap['Paired'] = await a.hear('Paired')
    await b.hear('Paired')
    return { a, b, session_id }
  }
}

function recorder(lines: string[]): Logger {
  const write = (fields: object, message: string) => {
    lines.push(JSON.stringify({ ...fields, message }))
  }
  return { trace: write, debug: write, info: write, warn: write, error: write }
}
