// Takes the pictures of docs/states.md: `node packages/widget/gallery/contact-sheet.mjs`, after a build of the SDK. What is in them was
// looked at; whoever changes how the element looks takes them anew and looks again.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { openCamera } from './camera.mjs'
import { pairwise } from './pairs.mjs'
import { serveGallery } from './serve.mjs'

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url))
const folder = `${docs}pictures/states`

const states = {
  idle: 'before the first Find',
  preview: 'one looks at oneself',
  waiting: 'waiting',
  negotiating: 'a partner, no picture yet',
  call: 'a call',
  'call-chat': 'the chat open',
  'chat-pictures': 'pictures and files',
  'call-text': 'a conversation in text',
  'call-menu': 'the menu',
  devices: 'camera and sound',
  report: 'a report',
  consent: 'the rules of the site',
  'call-unready': 'before both are ready',
  'door-busy': 'the camera is used by another program',
  'diagnosis-faults': 'why there is no connection',
}
const heights = { 320: 568, 360: 740, 768: 900, 1440: 900 }
const rows = pairwise({
  state: Object.keys(states),
  width: Object.keys(heights),
  theme: ['light', 'dark', 'contrast'],
  language: ['en', 'de', 'ar'],
})

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const gallery = await serveGallery()
const camera = await openCamera(gallery.address)
const cells = []
for (const state of Object.keys(states)) {
  for (const row of rows.filter((each) => each.state === state).sort((a, b) => a.width - b.width)) {
    const { width, theme, language } = row
    await camera.set({ width: Number(width), height: heights[width], theme, touch: width < 1_000 })
    await camera.reach(state, language)
    const name = `${state}-${width}-${theme}-${language}.webp`
    await camera.page.screenshot({ path: `${folder}/${name}`, type: 'webp', quality: 60 })
    cells.push({ ...row, name })
  }
}
await camera.close()
await gallery.close()
writeFileSync(`${docs}states.md`, page())
process.exit()

function page() {
  const sections = Object.entries(states).map(([state, words]) => {
    const shown = cells.filter((cell) => cell.state === state)
    const figures = shown.map(
      ({ name, width, theme, language }) =>
        `<figure><img src="./pictures/states/${name}" alt="${words}, ${width} pixels wide, ${theme}, ${language}" width="${width}" height="${heights[width]}" loading="lazy"><figcaption>${width} · ${theme} · ${language}</figcaption></figure>`,
    )
    return `## ${words[0].toUpperCase()}${words.slice(1)}\n\n<div class="states">\n${figures.join('\n')}\n</div>`
  })
  return `# How it looks

The element in ${Object.keys(states).length} states, at four widths, light, dark and in the high contrast of a system, in English, German and
Arabic: ${cells.length} pictures, in which every two of these choices meet at least once. A partner drawn with a few shapes stands in for a camera.
They are taken by \`node packages/widget/gallery/contact-sheet.mjs\`.

${sections.join('\n\n')}
`
}
