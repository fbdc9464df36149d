// What the processes of a bench have in common: the parent asks, the child answers in order, and ends with its parent.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** A child that says nothing for so long has lost a frame, in ms. */
const ANSWER_MS = 15_000

/** In a child: answers each question `[name, ...arguments]` by the function of that name. */
export function answer(functions) {
  process.on('message', async ([name, ...args]) => {
    try {
      process.send({ value: await functions[name](...args) })
    } catch (error) {
      process.send({ error: String(error?.message ?? error) })
    }
  })
  // Also when the parent was killed, or ended by Ctrl-C.
  process.once('disconnect', () => process.exit())
}

/** In a child: the processor's time that this process took so far, in ms. */
export function cpuMs() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/** In the parent: a child process that can be asked, one question at a time. */
export class Child {
  #process
  #answerMs

  /**
   * @param {string} file its URL
   * @param options `args`: what follows the file; `execArgv`: flags for Node; `answerMs`: how long an answer may take
   */
  constructor(file, { args = [], execArgv = [], answerMs = ANSWER_MS } = {}) {
    this.#process = fork(fileURLToPath(file), args, { execArgv })
    this.#answerMs = answerMs
  }

  /** @throws what the child's function threw, or that it ended or took too long */
  async ask(...question) {
    const [name] = question
    const over = new AbortController()
    const late = AbortSignal.timeout(this.#answerMs)
    const signal = AbortSignal.any([over.signal, late])
    const answered = once(this.#process, 'message', { signal })
    const ended = once(this.#process, 'exit', { signal }).then(() => [{ error: 'the process ended' }])
    this.#process.send(question)
    try {
      const [{ value, error }] = await Promise.race([answered, ended])
      if (error !== undefined) throw new Error(`${name}: ${error}`)
      return value
    } catch (error) {
      throw late.aborted ? new Error(`${name}: no answer within ${String(this.#answerMs)} ms`) : error
    } finally {
      // Takes the listeners away; what loses the race is nobody's.
      await Promise.allSettled([answered, ended, over.abort()])
    }
  }

  stop() {
    this.#process.kill('SIGKILL')
  }
}
