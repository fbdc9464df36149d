import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { freePort } from '../../../../scripts/free-port.mjs'
import { postgresPrograms } from '../../../../scripts/programs.mjs'
import type { Pem } from './pem.ts'

export interface OverTcp extends Pem {
  readonly password: string
}

const USER = 'mismatch'

/**
 * A real Postgres in a folder of its own: on a socket file, where everybody is let in, or over TCP on the loopback, where it wants TLS and
 * a password. It takes nothing of the machine's own. {@link end} deletes it.
 */
export class PostgresServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'mismatch-pg-'))
  readonly #owner = ownerOfProcess()
  readonly #settings: string[]
  readonly #at: string
  readonly #isTls: boolean
  #process: ChildProcess | null = null
  #databases = 0

  private constructor(tcp: (OverTcp & { port: number }) | null) {
    this.#isTls = tcp !== null
    const sockets = ['listen_addresses=', `unix_socket_directories=${this.#folder}`]
    this.#at =
      tcp === null ?
        `${USER}@${encodeURIComponent(this.#folder)}`
      : `${USER}:${tcp.password}@localhost:${String(tcp.port)}`
    this.#settings =
      tcp === null ? sockets : (
        [...this.#tlsFiles(tcp), `listen_addresses=localhost`, `port=${String(tcp.port)}`, 'unix_socket_directories=']
      )
    const access =
      tcp === null ? ['-A', 'trust'] : ['-A', 'scram-sha-256', `--pwfile=${this.#file('password', tcp.password)}`]
    if (this.#owner !== undefined) chownSync(this.#folder, this.#owner.uid, this.#owner.gid)
    const init = ['-D', this.#data, '-U', USER, ...access, '-E', 'UTF8', '--locale=C', '--no-sync']
    execFileSync(postgresPrograms().initdb, init, { ...this.#owner, cwd: this.#folder, stdio: 'ignore' })
    if (tcp !== null) this.#file('data/pg_hba.conf', 'hostssl all all all scram-sha-256\n')
  }

  static async start(tcp?: OverTcp): Promise<PostgresServer> {
    const server = new PostgresServer(tcp === undefined ? null : { ...tcp, port: await freePort() })
    await server.start()
    return server
  }

  /** Once it takes connections; also after a {@link stop}. */
  async start(): Promise<void> {
    const settings = [...this.#settings, 'fsync=off', 'max_connections=60']
    const started = spawn(
      postgresPrograms().postgres,
      ['-D', this.#data, ...settings.flatMap((each) => ['-c', each])],
      {
        ...this.#owner,
        cwd: this.#folder,
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, LC_ALL: 'C' },
      },
    )
    this.#process = started
    const said: string[] = []
    for await (const line of createInterface({ input: started.stderr })) {
      if (line.includes('ready to accept connections')) {
        started.stderr.resume()
        return
      }
      said.push(line)
    }
    throw new Error(`postgres did not start:\n${said.join('\n')}`)
  }

  /** Cuts every connection and ends; what is kept stays. */
  async stop(): Promise<void> {
    const running = this.#process
    if (running === null) return
    this.#process = null
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGINT')
    await ended
  }

  async end(): Promise<void> {
    await this.stop()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  urlOf(database: string): string {
    return `postgres://${this.#at}/${database}`
  }

  async run<Row>(database: string, sql: string): Promise<Row[]> {
    const client = new pg.Client({
      connectionString: this.urlOf(database),
      // Whether it is the right one is not the question here.
      ssl: this.#isTls && { rejectUnauthorized: false },
    })
    await client.connect()
    try {
      return (await client.query(sql)).rows as Row[]
    } finally {
      await client.end()
    }
  }

  /** The name of one that is new. */
  async emptyDatabase(): Promise<string> {
    const name = `test_${String(++this.#databases)}`
    await this.run('postgres', `create database ${name}`)
    return name
  }

  get #data(): string {
    return join(this.#folder, 'data')
  }

  #tlsFiles({ cert, key }: Pem): string[] {
    return ['ssl=on', `ssl_cert_file=${this.#file('cert.pem', cert)}`, `ssl_key_file=${this.#file('key.pem', key)}`]
  }

  #file(name: string, content: string): string {
    const path = join(this.#folder, name)
    writeFileSync(path, content, { mode: 0o600 })
    if (this.#owner !== undefined) chownSync(path, this.#owner.uid, this.#owner.gid)
    return path
  }
}

/** Postgres does not run as root. */
function ownerOfProcess(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
