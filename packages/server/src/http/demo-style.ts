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
  --hit: 36px;
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
@media (pointer: coarse) { :root { --hit: 44px; } }
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
html { background: var(--paper); accent-color: var(--accent); }
header { grid-area: header; padding: 4px 16px; min-height: 52px; display: flex; align-items: center; gap: 4px 12px; }
header svg { width: 28px; height: 28px; flex: none; }
h1 { margin: 0; font-size: 20px; line-height: 1.2; font-weight: 600; }
header p { margin: 0; color: var(--quiet); font-size: 14px; }
header button { margin-inline-start: auto; }
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
button {
  min-height: var(--hit);
  padding: 0 16px;
  border: 1px solid var(--edge);
  border-radius: 8px;
  font: 600 14px/1.45 system-ui, sans-serif;
  color: var(--ink);
  background: var(--panel);
  cursor: pointer;
  touch-action: manipulation;
}
button:hover { border-color: var(--ink); }
button[aria-expanded=true] { background: var(--line); }
button.quiet { padding: 0 8px; border-color: transparent; background: none; font-weight: 400; color: var(--quiet); }
#playground .heading button { flex: none; }
button.quiet:hover { color: var(--ink); text-decoration: underline; }
code { font: 13px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.note { margin: auto; max-width: 36rem; padding: 24px 16px; }
.note h2 { margin: 0 0 8px; font-size: 28px; line-height: 1.2; }

#playground { grid-area: panel; padding: 16px; font-size: 14px; background: var(--paper); }
#playground p { margin: 0; color: var(--quiet); }
#playground h2 { margin: 0; font-size: 16px; line-height: 1.45; font-weight: 600; }
.heading { display: flex; align-items: center; justify-content: space-between; gap: 12px; }
.settings { display: grid; grid-template-columns: minmax(0, 1fr); align-content: start; gap: 20px; padding-bottom: 24px; }
fieldset { display: grid; gap: 16px; margin: 0; padding: 0; border: 0; min-width: 0; }
legend { padding: 0 0 8px; font-weight: 600; }
.field { display: grid; align-content: start; gap: 4px; }
.field label { font-weight: 600; overflow-wrap: anywhere; }
.field.flag { grid-template-columns: auto minmax(0, 1fr); column-gap: 12px; align-items: center; }
.field.flag label { cursor: pointer; }
.field.flag p { grid-column: 2; }
.field input, .field select { font: inherit; font-size: 16px; color: var(--ink); }
.field input[type=text], .field select {
  width: 100%;
  min-width: 0;
  height: var(--hit);
  padding: 0 12px;
  border: 1px solid var(--edge);
  border-radius: 8px;
  background: var(--panel);
}
.field input[type=checkbox] { width: 20px; height: 20px; margin: 0; }
@media (pointer: coarse) {
  .field.flag label { min-height: 44px; display: flex; align-items: center; }
  .field input[type=checkbox] { width: 24px; height: 24px; }
}
.field input[role=switch] {
  appearance: none;
  width: 40px;
  height: 24px;
  border: 2px solid var(--edge);
  border-radius: 12px;
  background: radial-gradient(circle at 10px 50%, var(--edge) 7px, transparent 7.5px) var(--panel);
  cursor: pointer;
}
.field input[role=switch]:checked {
  border-color: var(--accent);
  background: radial-gradient(circle at 26px 50%, #fff 7px, transparent 7.5px) var(--accent);
}
@media (forced-colors: active) { .field input[role=switch] { appearance: auto; } }
.pick { display: flex; align-items: center; gap: 12px; min-height: var(--hit); }
.pick output { min-width: 9ch; font: 13px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.pick .quiet { margin-inline-start: auto; }
.field input[type=color] { width: 56px; height: var(--hit); padding: 2px; border: 1px solid var(--edge); border-radius: 8px; background: var(--panel); cursor: pointer; }
.field input[type=range] { flex: 1; min-width: 0; height: var(--hit); margin: 0; }
.take { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; padding: 16px 0; border-top: 1px solid var(--line); background: var(--paper); }
pre {
  margin: 0;
  padding: 12px;
  max-height: 220px;
  overflow: auto;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  border: 1px solid var(--line);
  border-radius: 12px;
  color: var(--ink);
  background: var(--panel);
}
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

/* On a phone the stage is the first screen, and the rest lies below it. */
@media (max-width: 599px) {
  body { grid-template-rows: auto minmax(calc(100svh - 52px), 1fr) auto; }
  header p { display: none; }
  body:has(mismatch-chat + mismatch-chat) { grid-template-rows: auto max(892px, calc(100svh - 52px)) auto; }
}
@media (max-height: 480px) {
  body { grid-template: "main" minmax(100svh, 1fr) "header" auto "panel" auto / minmax(0, 1fr); }
}
@media (min-width: 600px) {
  header, #playground { padding-inline: 24px; }
  main { padding: 0 24px 24px; }
  main:has(mismatch-chat + mismatch-chat) { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  mismatch-chat:not(:defined) { border-radius: 20px; }
  fieldset { grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: 24px; }
}
/* While somebody tries things out on a phone, they see what becomes of them. */
@media (max-width: 999px) and (min-height: 640px) {
  body:has(#playground:not([hidden])):not(:has(mismatch-chat + mismatch-chat)) {
    grid-template-rows: auto max(412px, 52svh) auto;
  }
  body:has(#playground:not([hidden])):not(:has(mismatch-chat + mismatch-chat)) main {
    position: sticky;
    top: 0;
    z-index: 1;
    padding-block: 0 12px;
    background: var(--paper);
  }
  html:has(#playground:not([hidden])):not(:has(mismatch-chat + mismatch-chat)) { scroll-padding-top: max(424px, 54svh); }
}
/* On a desk the panel stands beside the stage, and scrolls by itself. */
@media (min-width: 1000px) {
  body:has(#playground:not([hidden])) {
    grid-template: "header header" auto "main panel" minmax(440px, 1fr) / minmax(0, 1fr) 340px;
  }
  #playground { contain: size; padding: 0 24px 0 0; overflow-y: auto; overscroll-behavior: contain; scroll-padding-bottom: 260px; }
  #playground form { min-height: 100%; display: grid; grid-template-rows: 1fr auto; }
  fieldset { grid-template-columns: minmax(0, 1fr); }
  .take { position: sticky; bottom: 0; }
  pre { max-height: 180px; }
}
`
