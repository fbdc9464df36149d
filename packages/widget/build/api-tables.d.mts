export function readmeWithTables(text?: string, manifest?: string): string
