import { createHash } from 'node:crypto'
import { playgroundPanel, type Playground } from '../playground/form.ts'
import { DEMO_STYLE } from './demo-style.ts'
import { FAVICON } from './favicon.ts'
import { PLAYGROUND_STYLE } from './playground-style.ts'

export interface Page {
  readonly status: 200 | 404
  readonly html: string
}

/** The page at `/`: the element, filling what the window has, and a panel to try it out, unless `playground` is null. */
export function demoPage(playground: Playground | null): Page {
  const stage = `
    <main>
      <mismatch-chat></mismatch-chat>
      <noscript><p class="note">This page needs JavaScript: pictures and sound go from browser to browser.</p></noscript>
    </main>`
  const element = `
    <script src="/mismatch-chat.js" defer></script>`
  if (playground === null) return { status: 200, html: document(stage + element) }
  // Before the element, which so begins as the address has it.
  const script = `
    <script src="/playground.js" defer></script>`
  const opener = `
      <button type="button" id="try" aria-expanded="false" aria-controls="playground" hidden>Try it out</button>`
  const content = stage + playgroundPanel(playground) + script + element
  return { status: 200, html: document(content, { opener, style: PLAYGROUND_STYLE }) }
}

/** What stands at `/` while there is no element to show. */
export function pageWithoutWidget(why: string): Page {
  return {
    status: 404,
    html: document(`
    <main>
      <section class="note">
        <h2>The server runs, the widget is missing</h2>
        <p>${escapeHtml(why)}</p>
        <p>Clients of the SDK can use the server as it is.</p>
      </section>
    </main>`),
  }
}

/** The headers that keep a page to what it needs, and lend it camera, microphone and screen. */
export function demoPolicy({ html }: Page): Record<string, string> {
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'sha256-${hash}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "font-src 'self'",
    // Any server: the element's `server` attribute may be tried out here.
    "connect-src 'self' ws: wss: http: https:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'Permissions-Policy': 'camera=(self), microphone=(self), display-capture=(self), picture-in-picture=(self)',
  }
}

function document(content: string, { opener, style } = { opener: '', style: '' }): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Mismatch</title>
    <meta name="description" content="Meet a stranger: one-to-one video and text chat.">
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
    <style>${DEMO_STYLE}${style}</style>
  </head>
  <body>
    <header>
      ${FAVICON.replace('<svg ', '<svg aria-hidden="true" ')}
      <h1>Mismatch</h1>
      <p>Somebody you do not know, one press away.</p>${opener}
    </header>${content}
  </body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
