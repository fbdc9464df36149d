import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type AddressInfo } from 'node:net'

/** A real coturn on loopback, whose credentials this secret makes. */
export class RelayProcess {
  readonly port: number
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, port: number) {
    this.#child = child
    this.port = port
  }

  static async start(secret: string): Promise<RelayProcess> {
    const port = await freePort()
    const flags = ['-n', '--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${String(port)}`]
    const login = ['--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=test', '--fingerprint']
    const rest = ['--no-cli', '--no-tls', '--no-dtls', '--allow-loopback-peers', '--log-file=stdout', '--pidfile=']
    const child = spawn('turnserver', [...flags, ...login, ...rest], { stdio: 'ignore' })
    while (!(await listens(port))) if (child.exitCode !== null) throw new Error('coturn ended before it listened')
    return new RelayProcess(child, port)
  }

  url(transport: 'udp' | 'tcp'): string {
    return `turn:127.0.0.1:${String(this.port)}?transport=${transport}`
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return
    const exit = once(this.#child, 'exit')
    this.#child.kill()
    await exit
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => setTimeout(() => resolve(false), 20))
  })
}
