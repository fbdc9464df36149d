import { readFileSync } from 'node:fs'

/** One fenced block of a README. */
export interface Snippet {
  /** Where it stands: `packages/sdk/README.md` */
  readonly file: string
  readonly language: string
  readonly text: string
}

/** The fenced blocks of a file under the root, in order. */
export function snippetsOf(file: string): Snippet[] {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', body = '']) => ({
    file,
    language,
    text: body,
  }))
}

/** The one block of this file and language that has `mark` in it. */
export function snippet(file: string, language: string, mark: string): string {
  const found = snippetsOf(file).filter((one) => one.language === language && one.text.includes(mark))
  if (found.length !== 1)
    throw new Error(`${file} has ${String(found.length)} ${language} snippets with "${mark}", not one`)
  return found[0]?.text ?? ''
}

/** Every server that a README names by way of example, replaced by `url`. */
export function aimedAt(url: string, text: string): string {
  const { host } = new URL(url)
  const aimed = text.replace(/(ws|http)s?:\/\/(localhost:8080|match\.example\.com)/g, `$1://${host}`)
  if (aimed === text) throw new Error('the snippet names no server')
  return aimed
}
