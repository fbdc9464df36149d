/** Of the panel to try the element out, the button that opens it, and the stage beside it. */
export const PLAYGROUND_STYLE = `
:root { --hit: 36px; accent-color: var(--accent); }
@media (pointer: coarse) { :root { --hit: 44px; } }
header button { margin-inline-start: auto; }
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
button.quiet:hover { color: var(--ink); text-decoration: underline; }
#playground .heading button { flex: none; }
code { font: 13px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }

#playground { grid-area: panel; padding: 16px; font-size: 14px; background: var(--paper); }
#playground p { margin: 0; color: var(--quiet); }
#playground h2 { margin: 0; font-size: 16px; line-height: 1.45; font-weight: 600; }
.heading { display: flex; align-items: center; justify-content: space-between; gap: 12px; }
.settings { display: grid; grid-template-columns: minmax(0, 1fr); align-content: start; gap: 20px; padding-bottom: 24px; }
fieldset { display: grid; gap: 16px; margin: 0; padding: 0; border: 0; min-width: 0; }
legend { padding: 0 0 8px; font-size: 16px; font-weight: 600; }
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

/* Two people: beside each other where there is room, else one below the other. */
@media (max-width: 599px) {
  body:has(mismatch-chat + mismatch-chat) { grid-template-rows: auto max(892px, calc(100svh - 52px)) auto; }
}
@media (min-width: 600px) {
  main:has(mismatch-chat + mismatch-chat) { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  #playground { padding-inline: 24px; }
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
/* On a desk the panel stands beside the stage and scrolls by itself, the tag below what one sets if there is room. */
@media (min-width: 1000px) {
  body:has(#playground:not([hidden])) {
    grid-template: "header header" auto "main panel" minmax(440px, 1fr) / minmax(0, 1fr) 340px;
  }
  #playground { contain: size; padding: 0 24px 0 0; overflow-y: auto; }
  fieldset { grid-template-columns: minmax(0, 1fr); }
}
@media (min-width: 1000px) and (min-height: 640px) {
  #playground { overflow-y: visible; }
  #playground form { height: 100%; display: grid; grid-template-rows: minmax(0, 1fr) auto; }
  /* Room for the ring of what has the focus. */
  .settings { margin: 0 -12px 0 -4px; padding: 0 12px 24px 4px; overflow-y: auto; overscroll-behavior: contain; scrollbar-width: thin; }
  pre { max-height: min(180px, 20vh); }
}
`
