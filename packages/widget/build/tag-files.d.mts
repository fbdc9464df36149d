export function tagFiles(folder: string): Map<string, string>
export function sweep(folder: string, files: ReadonlyMap<string, string>): void
export function integrityOf(text: string): string
