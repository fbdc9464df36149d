import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const shipped = fileURLToPath(new URL('../../deploy/turnserver.conf', import.meta.url))

/** What it has said once it answers by UDP and by TCP, and can look at credentials. */
const READY = ['UDP listener opened', 'TCP listener opened', 'IO method (auth thread)']
/** So much of its output an error tells. */
const LAST_LINES = 20

export interface CoturnOptions {
  /** Fills the one line of the file that its reader has to fill; left out, the file stays as it is. */
  readonly secret?: string
  /** `loopback` takes back the two refusals that keep browsers on one machine from each other. */
  readonly peers?: 'loopback'
}

export interface Allocations {
  readonly made: number
  readonly open: number
  /** Of those that were open at the same time. */
  readonly most: number
}

/** A real coturn with the file that is shipped, on loopback. */
export class Coturn {
  readonly port: number
  readonly #child: ChildProcess
  readonly #folder: string
  readonly #allocations = new AllocationLog()

  private constructor(child: ChildProcess, port: number, folder: string) {
    this.#child = child
    this.port = port
    this.#folder = folder
  }

  /** It speaks TLS at the same port, by a certificate that only a browser takes which is told to. Resolves when it listens. */
  static async start(options: CoturnOptions = {}): Promise<Coturn> {
    const folder = mkdtempSync(join(tmpdir(), 'mismatch-coturn-'))
    const file = join(folder, 'turnserver.conf')
    writeFileSync(file, configuration(options))
    const port = await freePort()
    const flags = [
      ...['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', '--relay-ip=::1', `--listening-port=${String(port)}`],
      ...[`--tls-listening-port=${String(port)}`, '--no-dtls', ...certificate(folder)],
      ...[`--pidfile=${join(folder, 'pid')}`, `--userdb=${join(folder, 'db')}`, '--verbose'],
    ]
    const child = spawn('turnserver', ['-c', file, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
    const coturn = new Coturn(child, port, folder)
    try {
      await coturn.#listens()
    } catch (error) {
      await coturn.stop()
      throw error
    }
    return coturn
  }

  url(transport: 'udp' | 'tcp' | 'tls'): string {
    const [scheme, protocol] = transport === 'tls' ? ['turns', 'tcp'] : ['turn', transport]
    return `${scheme}:127.0.0.1:${String(this.port)}?transport=${protocol}`
  }

  /** By its log, which is a moment behind what its clients have been told. */
  get allocations(): Allocations {
    return this.#allocations.now
  }

  async stop(): Promise<void> {
    if (this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null) {
      const exit = once(this.#child, 'exit')
      this.#child.kill()
      await exit
    }
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Reads to the end of its days: a full pipe would stop it. */
  #listens(): Promise<void> {
    const missing = new Set(READY)
    const last: string[] = []
    return new Promise((resolve, reject) => {
      const fail = (how: string) => reject(new Error(`coturn ${how}; the last that it said:\n${last.join('\n')}`))
      const read = (line: string) => {
        last.push(line)
        if (last.length > LAST_LINES) last.shift()
        this.#allocations.read(line)
        for (const mark of missing) if (line.includes(mark)) missing.delete(mark)
        if (missing.size === 0) resolve()
        // It would try again without end.
        if (line.includes('Cannot bind')) fail('found its port taken')
      }
      for (const output of [this.#child.stdout!, this.#child.stderr!]) createInterface(output).on('line', read)
      this.#child.once('error', reject)
      this.#child.once('close', (code, signal) => fail(`ended (${String(code ?? signal)}) before it listened`))
    })
  }
}

/** Counts allocations by the lines of coturn's verbose log. */
class AllocationLog {
  readonly #open = new Set<string>()
  #made = 0
  #most = 0

  get now(): Allocations {
    return { made: this.#made, open: this.#open.size, most: this.#most }
  }

  read(line: string): void {
    const [, session, event] = /: session (\d+): (new|refreshed|delete)\b/.exec(line) ?? []
    if (session === undefined) return
    if (event === 'new') {
      this.#made++
      this.#open.add(session)
      this.#most = Math.max(this.#most, this.#open.size)
    }
    // Who gives one back refreshes it for no time. It is deleted a second later, and when its time or its connection ends.
    if (event === 'delete' || line.endsWith(' lifetime=0')) this.#open.delete(session)
  }
}

function configuration({ secret, peers }: CoturnOptions): string {
  const changes: [from: string, to: string][] = []
  if (secret !== undefined) changes.push(['#static-auth-secret=\n', `static-auth-secret=${secret}\n`])
  if (peers === 'loopback') {
    changes.push(['denied-peer-ip=127.0.0.0-127.255.255.255\n', 'allow-loopback-peers\n'])
    changes.push(['denied-peer-ip=::1-::ffff:ffff:ffff\n', ''])
  }
  return changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(`\n${from}`)) throw new Error(`the file has no line ${from}`)
      return text.replace(`\n${from}`, `\n${to}`)
    },
    readFileSync(shipped, 'utf8'),
  )
}

function certificate(folder: string): string[] {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const made = ['req', '-x509', ...curve, '-nodes', '-days', '2', ...subject, '-keyout', key, '-out', cert]
  const { status, stderr } = spawnSync('openssl', made, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`)
  return [`--cert=${cert}`, `--pkey=${key}`]
}

/** One that neither UDP nor TCP uses. */
async function freePort(): Promise<number> {
  for (;;) {
    const tcp = createServer().listen(0, '127.0.0.1')
    await once(tcp, 'listening')
    const { port } = tcp.address() as AddressInfo
    const udp = createSocket('udp4').bind(port, '127.0.0.1')
    const isFree = await once(udp, 'listening').then(
      () => true,
      () => false,
    )
    for (const socket of [tcp, udp]) await new Promise<void>((resolve) => void socket.close(() => resolve()))
    if (isFree) return port
  }
}
