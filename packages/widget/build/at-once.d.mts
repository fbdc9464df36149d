import type { Plugin } from 'esbuild'

export function atOnce(filter: RegExp): Plugin
