import { WireClient } from '../../packages/server/src/testing/wire-client.ts'

/** How often one of them writes, in ms: well below the limit of frames. */
const EVERY_MS = 25

/** Two in a session who mean no harm: one writes, the other answers at once. */
export class Bystanders {
  readonly #a: WireClient
  readonly #b: WireClient
  readonly #frame: string

  private constructor(a: WireClient, b: WireClient, session_id: string) {
    this.#a = a
    this.#b = b
    this.#frame = JSON.stringify({ type: 'Typing', session_id, active: true })
  }

  static async meet(url: string): Promise<Bystanders> {
    const people = [await WireClient.open(url), await WireClient.open(url)] as const
    for (const client of people) {
      client.send({ type: 'Hello' })
      await client.hear('Welcome')
    }
    const [a, b] = people
    // One after the other: nobody knows which of two sockets is read first.
    a.send({ type: 'Ready', pool: 'bystanders', media: 'video' })
    await a.hear('Waiting')
    b.send({ type: 'Ready', pool: 'bystanders', media: 'video' })
    const { session_id } = await a.hear('Paired')
    await b.hear('Paired')
    const both = new Bystanders(a, b, session_id)
    b.socket.on('message', (data) => {
      if ((data as Buffer).toString() === both.#frame) b.send(both.#frame)
    })
    // They do as clients do (rule H4).
    for (const client of people) answerPings(client)
    return both
  }

  /** Lets the two write to each other while something goes on; how long their round trips took, in ms. All of them came back. */
  async during(work: () => Promise<void>): Promise<number[]> {
    const asked: number[] = []
    const times: number[] = []
    let onAnswer: () => void = () => undefined
    const answered = (data: unknown) => {
      if ((data as Buffer).toString() !== this.#frame) return
      times.push(performance.now() - asked.shift()!)
      onAnswer()
    }
    const ask = () => {
      asked.push(performance.now())
      this.#a.send(this.#frame)
    }
    this.#a.socket.on('message', answered)
    try {
      ask()
      const rhythm = setInterval(ask, EVERY_MS)
      try {
        await work()
      } finally {
        clearInterval(rhythm)
      }
      while (asked.length > 0) await Promise.race([new Promise<void>((resolve) => (onAnswer = resolve)), this.#lost()])
    } finally {
      // Also after a failure, or what is answered late would be taken for an answer to the next.
      this.#a.socket.off('message', answered)
    }
    return times
  }

  close(): void {
    this.#a.socket.terminate()
    this.#b.socket.terminate()
  }

  async #lost(): Promise<never> {
    const { code, reason } = await Promise.race([this.#a.closed, this.#b.closed])
    throw new Error(`a bystander was closed: ${String(code)} ${reason}`)
  }
}

function answerPings(client: WireClient): void {
  // Those that came before are two at most: Waiting and Paired.
  let received = 2
  client.socket.on('message', (data) => {
    const { type } = JSON.parse((data as Buffer).toString()) as { type: string }
    if (type === 'Ping') client.send({ type: 'Pong', received })
    else if (type !== 'Pong') received++
  })
}
