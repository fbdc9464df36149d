import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Namespace } from './namespace.ts'

const cli = fileURLToPath(new URL('../../packages/server/dist/cli.js', import.meta.url))

export interface ServerStats {
  online: number
  waiting: number
  sessions: number
  total_matches: number
}

/** The real server in its own process, as `npx @mismatch/server` starts it. */
export class ServerProcess {
  readonly url: string
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, url: string) {
    this.#child = child
    this.url = url
  }

  /** Starts on a free port unless `flags` name one; resolves when it accepts connections. */
  static async start(...flags: string[]): Promise<ServerProcess> {
    return ServerProcess.run(process.execPath, commandLine(flags))
  }

  /** The same in a network of its own, where only those in it reach it. */
  static async startIn(space: Namespace, ...flags: string[]): Promise<ServerProcess> {
    return ServerProcess.run(...space.command(process.execPath, commandLine(flags)))
  }

  /** Runs a program that says `listens on` and where. */
  static async run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<ServerProcess> {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /listens on (\S+)/.exec(line)?.[1]
      if (url !== undefined) return new ServerProcess(child, url.replace(/\/$/, ''))
    }
    throw new Error('the server ended before it listened')
  }

  get wsUrl(): string {
    return `${this.url.replace(/^http/, 'ws')}/ws`
  }

  get port(): string {
    return new URL(this.url).port
  }

  async stats(): Promise<ServerStats> {
    return (await (await fetch(`${this.url}/api/stats`)).json()) as ServerStats
  }

  /** Sends the process a signal that does not end it. */
  signal(name: NodeJS.Signals): void {
    this.#child.kill(name)
  }

  /** Ends the process by `signal` and resolves with its exit code. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child.exitCode
    const exit = once(this.#child, 'exit') as Promise<[number | null]>
    this.#child.kill(signal)
    const [code] = await exit
    return code
  }
}

function commandLine(flags: readonly string[]): string[] {
  const port = flags.includes('--port') ? [] : ['--port', '0']
  // What one journey reports is nothing to the next.
  const isKept = flags.includes('--data-dir') || flags.includes('--database-url')
  const store = isKept ? [] : ['--database-url', 'memory:']
  return [cli, ...port, '--log-level', 'warn', '--stun-urls', 'none', ...store, ...flags]
}
