export const root: string
export function publishedFolders(): string[]
export function manifest(folder: string): { name: string; version: string; devDependencies: Record<string, string> }
export function packAll(into: string): { folder: string; name: string; tarball: string; files: string[] }[]
