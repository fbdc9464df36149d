import { spawn, type ChildProcess } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const shipped = fileURLToPath(new URL('../../deploy/turnserver.conf', import.meta.url))

/** coturn with the file that is shipped, on loopback. */
export class TurnServer {
  readonly port: number
  readonly #child: ChildProcess
  readonly #folder: string

  private constructor(child: ChildProcess, port: number, folder: string) {
    this.#child = child
    this.port = port
    this.#folder = folder
  }

  /**
   * Resolves when it listens.
   *
   * @param secret fills the one line of the file that its reader has to fill; left out, the file stays as it is
   * @param peers `loopback` takes back the two refusals that keep browsers on one machine from each other
   */
  static async start(secret?: string, peers?: 'loopback'): Promise<TurnServer> {
    const folder = mkdtempSync(join(tmpdir(), 'mismatch-turn-'))
    const file = join(folder, 'turnserver.conf')
    const text = readFileSync(shipped, 'utf8')
    const changes: [from: string, to: string][] = []
    if (secret !== undefined) changes.push(['#static-auth-secret=\n', `static-auth-secret=${secret}\n`])
    if (peers === 'loopback') {
      changes.push(['denied-peer-ip=127.0.0.0-127.255.255.255\n', 'allow-loopback-peers\n'])
      changes.push(['denied-peer-ip=::1-::ffff:ffff:ffff\n', ''])
    }
    writeFileSync(file, changes.reduce(changed, text))
    const port = await freePort()
    const where = [
      ...['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', '--relay-ip=::1', `--listening-port=${String(port)}`],
      ...['--no-tls', '--no-dtls', `--pidfile=${join(folder, 'pid')}`, `--userdb=${join(folder, 'db')}`],
    ]
    const child = spawn('turnserver', ['-c', file, ...where], { stdio: ['ignore', 'pipe', 'ignore'] })
    // Read to the end of its days: a full pipe would stop it.
    const output = child.stdout.setEncoding('utf8')
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject)
      output.on('data', (line: string) => {
        if (line.includes('Total General servers')) resolve()
      })
      output.once('end', () => {
        reject(new Error('coturn ended before it listened'))
      })
    })
    return new TurnServer(child, port, folder)
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exit = once(this.#child, 'exit')
      this.#child.kill()
      await exit
    }
    rmSync(this.#folder, { recursive: true })
  }
}

function changed(text: string, [from, to]: [from: string, to: string]): string {
  if (!text.includes(`\n${from}`)) throw new Error(`the file has no line ${from}`)
  return text.replace(`\n${from}`, `\n${to}`)
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  socket.close()
  await once(socket, 'close')
  return port
}
