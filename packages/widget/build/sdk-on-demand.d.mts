import type { Plugin } from 'esbuild'

export function sdkOnDemand(sdkFolder: string, outdir: string): Plugin
