import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A real coturn on loopback, whose credentials this secret makes. */
export class RelayProcess {
  readonly port: number
  readonly #child: ChildProcess
  readonly #folder: string

  private constructor(child: ChildProcess, port: number, folder: string) {
    this.#child = child
    this.port = port
    this.#folder = folder
  }

  /** It speaks TLS at the same port, by a certificate that only a browser takes which is told to. */
  static async start(secret: string): Promise<RelayProcess> {
    const port = await freePort()
    const folder = mkdtempSync(join(tmpdir(), 'mismatch-relay-'))
    const flags = ['-n', '--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${String(port)}`]
    const login = ['--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=test', '--fingerprint']
    const rest = ['--no-cli', '--no-dtls', '--allow-loopback-peers', '--log-file=stdout', '--pidfile=']
    const child = spawn('turnserver', [...flags, ...login, ...tls(folder), ...rest], { stdio: 'ignore' })
    while (!(await listens(port))) if (child.exitCode !== null) throw new Error('coturn ended before it listened')
    return new RelayProcess(child, port, folder)
  }

  url(transport: 'udp' | 'tcp' | 'tls'): string {
    const [scheme, protocol] = transport === 'tls' ? ['turns', 'tcp'] : ['turn', transport]
    return `${scheme}:127.0.0.1:${String(this.port)}?transport=${protocol}`
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return
    const exit = once(this.#child, 'exit')
    this.#child.kill()
    await exit
    rmSync(this.#folder, { recursive: true })
  }
}

function tls(folder: string): string[] {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, '-keyout', key, '-out', cert]
  const { status, stderr } = spawnSync('openssl', made, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`)
  return [`--cert=${cert}`, `--pkey=${key}`]
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
