/** The demo page's own style. The element brings its own, and takes the page's font. */
export const DEMO_STYLE = `
:root {
  color-scheme: light dark;
  --paper: oklch(98% 0.006 60);
  --ink: oklch(26% 0.02 40);
  --quiet: oklch(46% 0.02 40);
  --line: oklch(89% 0.01 60);
  --panel: oklch(100% 0 0);
  --accent: oklch(70% 0.16 30);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: oklch(19% 0.012 40);
    --ink: oklch(94% 0.008 60);
    --quiet: oklch(74% 0.014 60);
    --line: oklch(32% 0.014 40);
    --panel: oklch(24% 0.014 40);
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  min-height: 100dvh;
  display: grid;
  grid-template-rows: auto minmax(440px, 1fr) auto;
  grid-template-columns: minmax(0, 1fr);
  font: 16px/1.45 system-ui, sans-serif;
  color: var(--ink);
  background: var(--paper);
}
header, footer { width: 100%; max-width: 1280px; margin: 0 auto; padding: 12px 16px; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
header svg { width: 28px; height: 28px; flex: none; }
h1 { margin: 0; font-size: 20px; line-height: 1.2; font-weight: 600; }
header p { margin: 0; color: var(--quiet); font-size: 14px; }
main { width: 100%; max-width: 1280px; margin: 0 auto; display: grid; min-height: 0; grid-template-columns: minmax(0, 1fr); }
/* The element takes what the window leaves, whatever height it would choose by itself. */
main:has(mismatch-chat) { contain: size; }
mismatch-chat { display: block; width: 100%; height: 100%; }
mismatch-chat:not(:defined) { background: oklch(24% 0.014 40); }
footer { font-size: 14px; color: var(--quiet); }
summary { width: fit-content; padding: 8px 4px; border-radius: 8px; cursor: pointer; }
summary:hover { color: var(--ink); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
pre {
  margin: 8px 0;
  padding: 16px;
  overflow-x: auto;
  border: 1px solid var(--line);
  border-radius: 12px;
  color: var(--ink);
  background: var(--panel);
  font: 14px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
}
.note { margin: auto; max-width: 36rem; padding: 24px 16px; }
.note h2 { margin: 0 0 8px; font-size: 28px; line-height: 1.2; }
/* On a phone the stage is the first screen, and the rest lies below it. */
@media (max-width: 599px) {
  body { grid-template-rows: auto minmax(calc(100svh - 52px), 1fr) auto; }
  header p { display: none; }
}
@media (max-height: 480px) {
  body { grid-template-rows: minmax(100svh, 1fr) auto; }
  header { display: none; }
}
@media (min-width: 600px) {
  header, footer { padding: 16px 24px; }
  main { padding: 0 24px; }
  mismatch-chat:not(:defined) { border-radius: 20px; }
}
`
