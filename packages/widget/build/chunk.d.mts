import type { Plugin } from 'esbuild'

export function writeChunk(chunk: {
  /** It becomes `mismatch-chat.<name>.<hash>.js`. */
  readonly name: string
  readonly entry: string
  readonly outdir: string
  readonly plugins: Plugin[]
}): Promise<string>
