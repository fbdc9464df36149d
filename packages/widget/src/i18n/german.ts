import type { Strings } from './strings.ts'

/** Fetches the German words. */
export async function german(): Promise<Strings> {
  return (await import('./de.ts')).de
}
