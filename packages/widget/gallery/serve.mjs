// Serves the gallery for whoever looks at it: a person, a camera, a test.
import { fileURLToPath } from 'node:url'
import { build, createServer, preview } from 'vite'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const built = `${root}.cache/gallery-built`

const shared = {
  root: fileURLToPath(new URL('.', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  resolve: { alias: { '@mismatch/sdk': `${root}packages/sdk/dist/index.js` } },
}

/** As it is now, for a camera: each page is there at once. Resolves with its address and its end. */
export async function serveGallery() {
  await build({ ...shared, build: { outDir: built, emptyOutDir: true, target: 'es2022', minify: false } })
  const server = await preview({ ...shared, preview: { host: '127.0.0.1' }, build: { outDir: built } })
  return { address: server.resolvedUrls.local[0], close: () => server.close() }
}

/** As it is being worked on, for somebody who looks on. Resolves with its address. */
export async function serveLive() {
  const server = await createServer({
    ...shared,
    server: { host: '127.0.0.1', fs: { allow: [root] } },
    cacheDir: `${root}.cache/gallery`,
  })
  await server.listen()
  return server.resolvedUrls.local[0]
}
