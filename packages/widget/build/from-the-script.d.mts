import type { Plugin } from 'esbuild'

export const fromTheScript: Plugin
