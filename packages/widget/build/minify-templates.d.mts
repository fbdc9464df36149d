import type { Plugin } from 'esbuild'

export function minifyTemplates(filter: RegExp): Plugin
export function withoutSpaces(source: string, path?: string): Promise<string>
