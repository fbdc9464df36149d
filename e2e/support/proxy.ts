import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'
import { freePort } from '../../scripts/free-port.mjs'
import { pathOf } from '../../scripts/programs.mjs'
import { certify } from './certify.ts'

const shipped = (name: string) => readFileSync(fileURLToPath(new URL(`../../deploy/${name}`, import.meta.url)), 'utf8')

/** Where a proxy runs, and for which server. */
interface Place {
  readonly folder: string
  readonly port: number
  readonly upstream: string
  readonly cert: string
  readonly key: string
}

/** A kind of proxy: its shipped file with the lines changed that are its reader's, how it is checked, and how it runs. */
interface Kind {
  configure(place: Place): void
  check(place: Place): [command: string, ...args: string[]]
  run(place: Place): [command: string, ...args: string[]]
}

const nginxArgs = ({ folder }: Place) => [pathOf('nginx'), '-p', folder, '-c', join(folder, 'nginx.conf')] as const
const caddyArgs = ({ folder }: Place) => ['--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')]

const kinds: Readonly<Record<'nginx' | 'Caddy', Kind>> = {
  nginx: {
    configure({ folder, port, upstream, cert, key }) {
      const site = changed(shipped('nginx.conf'), [
        ['  listen 443 ssl;\n', `  listen 127.0.0.1:${String(port)} ssl;\n`],
        ['  listen [::]:443 ssl;\n', ''],
        ['/etc/letsencrypt/live/match.example.com/fullchain.pem', cert],
        ['/etc/letsencrypt/live/match.example.com/privkey.pem', key],
        ['http://127.0.0.1:8080', upstream],
        // Only root may take it, and only one.
        ['  listen 80;\n  listen [::]:80;\n', `  listen unix:${join(folder, 'plain')};\n`],
      ])
      writeFileSync(join(folder, 'site.conf'), site)
      const spool = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((name) => `${name}_temp_path ${join(folder, name)};`)
        .join(' ')
      writeFileSync(
        join(folder, 'nginx.conf'),
        `daemon off; worker_processes 1; pid ${join(folder, 'pid')}; error_log stderr warn;
events {}
http { access_log off; ${spool} include ${join(folder, 'site.conf')}; }
`,
      )
    },
    check: (place) => [...nginxArgs(place), '-t'],
    run: (place) => [...nginxArgs(place)],
  },
  Caddy: {
    configure({ folder, port, upstream, cert, key }) {
      const site = changed(shipped('Caddyfile'), [
        ['\n{\n', '\n{\n\tadmin off\n\tauto_https disable_redirects\n'],
        ['\nmatch.example.com {\n', `\nhttps://127.0.0.1:${String(port)} {\n\tbind 127.0.0.1\n\ttls ${cert} ${key}\n`],
        ['127.0.0.1:8080\n}', `${new URL(upstream).host}\n}`],
      ])
      writeFileSync(join(folder, 'Caddyfile'), site)
    },
    check: (place) => [pathOf('Caddy'), 'validate', ...caddyArgs(place)],
    run: (place) => [pathOf('Caddy'), 'run', ...caddyArgs(place)],
  },
}

/** A real reverse proxy with the file that is shipped for it, on loopback, with TLS. */
export class ReverseProxy {
  readonly url: string
  /** What vouches for it. */
  readonly ca: string
  readonly #place: Place
  readonly #child: ChildProcess
  readonly #kind: Kind

  private constructor(kind: Kind, place: Place, child: ChildProcess) {
    this.url = `https://127.0.0.1:${String(place.port)}`
    this.ca = readFileSync(place.cert, 'utf8')
    this.#kind = kind
    this.#place = place
    this.#child = child
  }

  /** Resolves when it listens. */
  static async start(name: keyof typeof kinds, upstream: string): Promise<ReverseProxy> {
    const folder = mkdtempSync(join(tmpdir(), 'mismatch-proxy-'))
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    certify(cert, key)
    const place = { folder, port: await freePort(), upstream, cert, key }
    const kind = kinds[name]
    kind.configure(place)
    const [command, ...args] = kind.run(place)
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], env: environment(folder) })
    const said = text(child.stderr)
    const ended = once(child, 'exit').then(async () => {
      throw new Error(`${name} ended before it listened: ${await said}`)
    })
    await Promise.race([ended, vi.waitFor(() => listens(place.port), { timeout: 20_000 })])
    ended.catch(() => undefined)
    return new ReverseProxy(kind, place, child)
  }

  get wsUrl(): string {
    return `${this.url.replace('http', 'ws')}/ws`
  }

  /** What the program says of its file, and whether it takes it. */
  check(): { isGood: boolean; said: string } {
    const [command, ...args] = this.#kind.check(this.#place)
    const { status, stdout, stderr } = spawnSync(command, args, {
      encoding: 'utf8',
      env: environment(this.#place.folder),
    })
    return { isGood: status === 0, said: stdout + stderr }
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exit = once(this.#child, 'exit')
      this.#child.kill()
      await exit
    }
    rmSync(this.#place.folder, { recursive: true, force: true })
  }
}

function environment(folder: string): NodeJS.ProcessEnv {
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true })
  return { ...process.env, XDG_DATA_HOME: data, XDG_CONFIG_HOME: data }
}

function changed(file: string, changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((content, [from, to]) => {
    if (!content.includes(from)) throw new Error(`the file does not have ${from}`)
    return content.replaceAll(from, to)
  }, file)
}

function listens(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve()
    })
    socket.once('error', reject)
  })
}
