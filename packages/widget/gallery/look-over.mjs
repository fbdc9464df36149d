// Looks over how the element stands there in every state, at every size, in languages of every kind: what is cut off, too small for a
// finger, or under something else. `node packages/widget/gallery/look-over.mjs [--scenes call,idle] [--sizes 320x568] [--languages de]`
// prints what it finds.
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openCamera } from './camera.mjs'
import { serveGallery } from './serve.mjs'

/** The narrowest sidebar, phones upright and on their side, a tablet, a desk. */
export const sizes = ['320x568', '360x640', '640x360', '768x1024', '1440x900']
/** Short words, long words, words from right to left. */
export const languages = ['en', 'de', 'ar']

/** Resolves with what is wrong, in words; `scenes` null: all. `tells`: prints it as it is found. */
export async function lookOver(scenes, atSizes = sizes, inLanguages = languages, tells = false) {
  const gallery = await serveGallery()
  const camera = await openCamera(gallery.address)
  const faults = []
  const inSize = async (size) => {
    const [width, height] = size.split('x').map(Number)
    await camera.set({ width, height, touch: true })
  }
  for (const scene of scenes ?? (await camera.scenes())) {
    await inSize(atSizes[0])
    await camera.reach(scene)
    // As somebody turns their phone, or draws a window larger.
    for (const size of atSizes) {
      await inSize(size)
      for (const language of inLanguages) {
        await camera.speak(language)
        const found = await camera.page.evaluate('faults()')
        const said = [...new Set(found)].map((fault) => `${scene} ${size} ${language}: ${fault}`)
        faults.push(...said)
        if (tells) for (const fault of said) console.log(fault)
      }
    }
  }
  await camera.close()
  await gallery.close()
  return faults
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const list = { type: 'string' }
  const { values } = parseArgs({ options: { scenes: list, sizes: list, languages: list } })
  const faults = await lookOver(
    values.scenes?.split(',') ?? null,
    values.sizes?.split(','),
    values.languages?.split(','),
    true,
  )
  if (faults.length === 0) console.log('nothing is wrong')
  process.exit(faults.length > 0 ? 1 : 0)
}
