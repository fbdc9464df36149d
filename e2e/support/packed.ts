import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { manifest, packAll } from '../../scripts/packages.mjs'

/** An empty folder into which somebody has installed the packages, as npm would hand them out. */
export class Installed {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  static make(): Installed {
    const made = new Installed(mkdtempSync(join(tmpdir(), 'mismatch-installed-')))
    const tarballs = packAll(made.folder).map(({ tarball }) => tarball)
    const { devDependencies } = manifest('.')
    const tools = ['typescript', '@types/node'].map((name) => `${name}@${devDependencies[name] ?? ''}`)
    made.write('package.json', JSON.stringify({ private: true, type: 'module' }))
    const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel', 'error']
    execFileSync('npm', ['install', ...flags, ...tarballs, ...tools], { cwd: made.folder, stdio: 'inherit' })
    return made
  }

  write(path: string, text: string): string {
    const full = join(this.folder, path)
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, text)
    return full
  }

  /** What the compiler has to say of the folder `sources`; empty if nothing. */
  compile(sources: string, module: 'NodeNext' | 'Bundler'): string {
    const compilerOptions = {
      target: 'ES2022',
      lib: ['ES2023', 'DOM', 'DOM.Iterable'],
      types: ['node'],
      module: module === 'Bundler' ? 'ESNext' : module,
      moduleResolution: module,
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      // Once is enough for what the declarations themselves say, and it takes its time.
      skipLibCheck: module === 'Bundler',
      noEmit: true,
    }
    const config = this.write(`tsconfig.${module}.json`, JSON.stringify({ compilerOptions, include: [sources] }))
    const tsc = join(this.folder, 'node_modules/typescript/bin/tsc')
    const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', config], { cwd: this.folder, encoding: 'utf8' })
    return stdout + stderr
  }

  /** One script for a page, made of `source` and what it imports. */
  async bundle(source: string): Promise<string> {
    const { outputFiles } = await build({
      stdin: { contents: source, resolveDir: this.folder, loader: 'ts' },
      bundle: true,
      write: false,
      format: 'esm',
      logLevel: 'error',
    })
    return outputFiles[0]?.text ?? ''
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
