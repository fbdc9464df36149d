import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A network of its own: what runs in it sees only the interfaces that were put there. Needs root. */
export class Namespace {
  static #made = 0
  readonly name: string

  private constructor(name: string) {
    this.name = name
  }

  /** Made under the name by which `scripts/namespaces.mjs` finds it again, however the tests end. */
  static make(label: string): Namespace {
    const prefix = process.env['NAMESPACE_PREFIX']
    if (prefix === undefined) throw new Error('Start these tests by npm run test:net or npm run test:interop')
    const made = new Namespace(`${prefix}-${String(++Namespace.#made)}-${label}`)
    execFileSync('ip', ['netns', 'add', made.name])
    made.ip('link set lo up')
    return made
  }

  /** `ip` with these words, in here. */
  ip(words: string): void {
    execFileSync('ip', ['-n', this.name, ...words.split(' ')])
  }

  /** Ties `name` in here to `farName` over there, as by a cable; both ends are up, without an address. */
  cable(name: string, far: Namespace, farName: string): void {
    this.ip(`link add ${name} type veth peer name ${farName} netns ${far.name}`)
    this.ip(`link set ${name} up`)
    far.ip(`link set ${farName} up`)
  }

  /** Adds these rules to the firewall. */
  firewall(rules: string): void {
    execFileSync('ip', ['netns', 'exec', this.name, 'nft', '-f', '-'], { input: rules })
  }

  /** From now on packets that are for somebody else are passed on. */
  forward(): void {
    execFileSync('ip', ['netns', 'exec', this.name, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward'])
  }

  /** The command line that runs a program in here. */
  command(program: string, args: readonly string[]): [string, string[]] {
    return ['ip', ['netns', 'exec', this.name, program, ...args]]
  }

  /** The same for a browser's driver, which names one program and nothing before it. */
  launcher(program: string): { executablePath: string; env: NodeJS.ProcessEnv } {
    return {
      executablePath: fileURLToPath(new URL('in-namespace.sh', import.meta.url)),
      env: { ...process.env, RUN_IN_NAMESPACE: this.name, RUN_PROGRAM: program },
    }
  }

  /** The interfaces go with it, and the other ends of its cables; programs that still run in it do not. */
  remove(): void {
    execFileSync('ip', ['netns', 'delete', this.name])
  }
}
