import { posix } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'

/**
 * The same pages are read in the repository, where they link to its files. On the site these links lead to the repository if
 * its address is known (`DOCS_REPOSITORY`), else they are plain text: never to a page that is not there.
 */
export function linksToRepository(md: MarkdownRenderer, repository: string | undefined): void {
  md.core.ruler.push('links_to_repository', ({ tokens, env }) => {
    const page = (env as { relativePath: string }).relativePath
    for (const { children } of tokens) {
      let dropping = false
      for (const token of children ?? []) {
        if (token.type === 'link_open') {
          const outside = pathOutside(page, token.attrGet('href') ?? '')
          if (outside !== null && repository !== undefined) token.attrSet('href', `${repository}/blob/main/${outside}`)
          dropping = outside !== null && repository === undefined
        }
        if (dropping && token.type.startsWith('link_')) {
          if (token.type === 'link_close') dropping = false
          token.type = 'text'
          token.content = ''
        }
      }
    }
  })
}

/** The path in the repository that a link on this page of docs/ leads to; null if it stays inside, or leads elsewhere. */
function pathOutside(page: string, href: string): string | null {
  if (/^[a-z]+:|^[/#]/.test(href)) return null
  const path = posix.join('docs', posix.dirname(page), href)
  return path.startsWith('docs/') ? null : path
}
