// The processes of a run: the servers, and the people.
import { setTimeout } from 'node:timers/promises'
import { Child } from '../child.mjs'
import { contenders } from './contenders.mjs'

const here = (name) => new URL(name, import.meta.url).href
/** How long thousands may take for one thing, in ms. */
const ANSWER_MS = 120_000
/** How long a server may take to see that all have gone, in ms. */
const GONE_MS = 20_000

/** Starts processes and ends them all. */
export class Stage {
  #children = new Set()
  #servers = new Map()

  /** The people. */
  people() {
    return this.#start('./load.mjs', { answerMs: ANSWER_MS })
  }

  /** The server of a contender, which was started before. `{ child, url }` */
  serverOf(name) {
    return this.#servers.get(contenders[name].server)
  }

  async open(servers) {
    for (const name of servers) this.#servers.set(name, await this.server(name))
  }

  /** Another process of a server. @param options as its `start` takes them */
  async server(name, options = {}) {
    const child = this.#start('./servers/serve.mjs', {
      args: [name],
      execArgv: ['--expose-gc'],
      answerMs: ANSWER_MS,
    })
    return { child, url: await child.ask('start', options) }
  }

  /**
   * What an action costs the server of a contender, in µs of processor time for each of `count` things, with what the action says; it may
   * say another `count` itself.
   */
  async cost(name, count, act) {
    const { child } = this.serverOf(name)
    const before = await child.ask('cpuMs')
    const { count: done = count, ...said } = await act()
    const cpuMs = (await child.ask('cpuMs')) - before
    return { ...said, cpuUs: (cpuMs * 1_000) / done }
  }

  /** Resolves when the server has seen everybody go. */
  async gone({ child }) {
    const deadline = Date.now() + GONE_MS
    for (;;) {
      const left = await child.ask('connections')
      if (left === 0) return
      if (Date.now() > deadline) throw new Error(`${left} people stay who have long gone`)
      await setTimeout(20)
    }
  }

  end(child) {
    child.stop()
    this.#children.delete(child)
  }

  close() {
    for (const child of this.#children) child.stop()
  }

  #start(file, options) {
    const child = new Child(here(file), options)
    this.#children.add(child)
    return child
  }
}
