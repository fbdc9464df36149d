/** The demo page's own style. The element brings its own, and takes the page's font. */
export const DEMO_STYLE = `
:root {
  color-scheme: light dark;
  --paper: oklch(98% 0.006 60);
  --ink: oklch(26% 0.02 40);
  --quiet: oklch(46% 0.02 40);
  --line: oklch(89% 0.01 60);
  --edge: oklch(60% 0.014 60);
  --panel: oklch(100% 0 0);
  --accent: oklch(60% 0.16 30);
}
/* Follows what the playground says of the theme, as the element does. */
@supports (color: light-dark(red, red)) {
  :root {
    --paper: light-dark(oklch(98% 0.006 60), oklch(19% 0.012 40));
    --ink: light-dark(oklch(26% 0.02 40), oklch(94% 0.008 60));
    --quiet: light-dark(oklch(46% 0.02 40), oklch(74% 0.014 60));
    --line: light-dark(oklch(89% 0.01 60), oklch(32% 0.014 40));
    --edge: light-dark(oklch(60% 0.014 60), oklch(58% 0.014 40));
    --panel: light-dark(oklch(100% 0 0), oklch(24% 0.014 40));
    --accent: light-dark(oklch(60% 0.16 30), oklch(70% 0.16 30));
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body {
  margin: 0 auto;
  max-width: 1440px;
  min-height: 100vh;
  min-height: 100dvh;
  display: grid;
  grid-template: "header" auto "main" minmax(440px, 1fr) "panel" auto / minmax(0, 1fr);
  font: 16px/1.45 system-ui, sans-serif;
  color: var(--ink);
}
html { background: var(--paper); }
header { grid-area: header; padding: 4px 16px; min-height: 52px; display: flex; align-items: center; gap: 4px 12px; }
header svg { width: 28px; height: 28px; flex: none; }
h1 { margin: 0; font-size: 20px; line-height: 1.2; font-weight: 600; }
header p { margin: 0; color: var(--quiet); font-size: 14px; }
main {
  grid-area: main;
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  grid-auto-rows: minmax(0, 1fr);
  gap: 12px;
  min-height: 0;
}
/* The element takes what the window leaves, whatever height it would choose by itself. */
main:has(mismatch-chat) { contain: size; }
mismatch-chat { display: block; justify-self: center; width: 100%; height: 100%; min-height: 0; }
mismatch-chat:not(:defined) { background: oklch(24% 0.014 40); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.note { margin: auto; max-width: 36rem; padding: 24px 16px; }
.note h2 { margin: 0 0 8px; font-size: 28px; line-height: 1.2; }

/* On a phone the stage is the first screen, and the rest lies below it. */
@media (max-width: 599px) {
  body { grid-template-rows: auto minmax(calc(100svh - 52px), 1fr) auto; }
  header p { display: none; }
}
@media (max-height: 480px) {
  body { grid-template: "main" minmax(100svh, 1fr) "header" auto "panel" auto / minmax(0, 1fr); }
}
@media (min-width: 600px) {
  header { padding-inline: 24px; }
  main { padding: 0 24px 24px; }
  mismatch-chat:not(:defined) { border-radius: 20px; }
}
`
