import type { Plugin } from 'esbuild'

export const besideTheScript: Plugin
