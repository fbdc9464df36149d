import type { Plugin } from 'esbuild'

export function besideTheScript(outdir: string, plugins: Plugin[], which?: RegExp): Plugin
