import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { linksToRepository } from './links.ts'
import { groups } from './pages.ts'

/** Pages of long tables; these are generated, or read in the repository, where front matter would show. */
const tables = ['options.md', 'errors.md', 'mistakes.md']

// VitePress looks for dead links in pages, but not in what stands beside them.
for (const { link } of groups.flatMap(({ items }) => items)) {
  const file = fileURLToPath(new URL(`..${link}.md`, import.meta.url))
  if (!existsSync(file)) throw new Error(`.vitepress/pages.ts names ${link}, but there is no ${file}`)
}

const [start, reference] = groups.map(({ items }) => items[0]?.link)

export default defineConfig({
  title: 'Mismatch',
  description: 'Random one-to-one video and text chat for any web site: SDK, element and server.',
  lang: 'en',
  base: process.env['DOCS_BASE'] ?? '/',
  cleanUrls: true,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  // An address in the text is an example; what is a link is written as one.
  markdown: { linkify: false, config: (md) => linksToRepository(md, process.env['DOCS_REPOSITORY']) },
  transformPageData({ relativePath, frontmatter }) {
    if (tables.includes(relativePath)) Object.assign(frontmatter, { aside: false, pageClass: 'wide' })
  },
  themeConfig: {
    nav: [
      { text: 'Get started', link: start ?? '/', activeMatch: '/guide/' },
      { text: 'Reference', link: reference ?? '/' },
      { text: 'API', link: '/api/', activeMatch: '/api/' },
    ],
    sidebar: groups.map(({ text, items }) => ({ text, items: [...items] })),
    outline: [2, 3],
    search: { provider: 'local' },
    footer: { message: 'MIT licence' },
  },
})
