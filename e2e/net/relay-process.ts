import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Namespace } from '../support/namespace.ts'

const PORT = 3478
const SECRET = 'a-secret-of-this-test'
const coturn = `-n --realm=mismatch --use-auth-secret --static-auth-secret=${SECRET} --fingerprint --no-cli --no-tls --no-dtls`

/** coturn: STUN, and TURN over UDP and TCP for whoever knows the secret. */
export class RelayProcess {
  readonly #child: ChildProcess
  readonly #host: string

  private constructor(child: ChildProcess, address: string) {
    this.#child = child
    this.#host = `${address}:${String(PORT)}`
  }

  /** Resolves when it listens. */
  static async start(space: Namespace, address: string): Promise<RelayProcess> {
    const where = [`--listening-ip=${address}`, `--relay-ip=${address}`, `--listening-port=${String(PORT)}`]
    const command = space.command('turnserver', [...coturn.split(' '), ...where, '--log-file=stdout'])
    const child = spawn(...command, { stdio: ['ignore', 'pipe', 'ignore'] })
    // Read to the end of its days: a full pipe would stop it.
    const output = child.stdout.setEncoding('utf8')
    await new Promise<void>((resolve, reject) => {
      output.on('data', (text: string) => text.includes('Total General servers') && resolve())
      output.once('end', () => reject(new Error('coturn ended before it listened')))
    })
    return new RelayProcess(child, address)
  }

  /** The server's flags that name it. */
  get flags(): string[] {
    const turn = ['udp', 'tcp'].map((transport) => `turn:${this.#host}?transport=${transport}`)
    return ['--stun-urls', `stun:${this.#host}`, '--turn-urls', turn.join(','), '--turn-secret', SECRET]
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const exit = once(this.#child, 'exit')
    this.#child.kill()
    await exit
  }
}
