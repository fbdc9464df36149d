// Takes pictures of the element's states: `node packages/widget/gallery/shoot.mjs --out <folder> [--scenes call,idle]
// [--sizes 390x844,1280x800] [--themes light,dark,contrast] [--languages en,ar]`. Without --out it only serves the gallery and prints
// its address.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { openCamera } from './camera.mjs'
import { serveGallery, serveLive } from './serve.mjs'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    scenes: { type: 'string' },
    sizes: { type: 'string', default: '320x568,390x844,844x390,1280x800' },
    themes: { type: 'string', default: 'light,dark' },
    languages: { type: 'string', default: 'en' },
  },
})

if (values.out === undefined) {
  console.log(await serveLive())
} else {
  const gallery = await serveGallery()
  await shoot(values.out, gallery.address)
  await gallery.close()
  process.exit()
}

async function shoot(folder, address) {
  mkdirSync(folder, { recursive: true })
  const camera = await openCamera(address)
  camera.page.on('pageerror', (error) => console.error(String(error)))
  camera.page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
  for (const scene of values.scenes?.split(',') ?? (await camera.scenes())) {
    for (const size of values.sizes.split(',')) {
      const [width, height] = size.split('x').map(Number)
      for (const theme of values.themes.split(',')) {
        await camera.set({ width, height, theme, touch: width < 900 })
        for (const language of values.languages.split(',')) {
          await camera.reach(scene, language)
          await camera.page.screenshot({ path: join(folder, `${scene}-${size}-${theme}-${language}.png`) })
        }
      }
    }
  }
  await camera.close()
}
