// Serves the gallery for whoever looks at it: a person, a camera, a test.
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Resolves with its address and its end. */
export async function serveGallery() {
  const server = await createServer({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@mismatch/sdk': `${root}packages/sdk/dist/index.js` } },
    server: { host: '127.0.0.1', fs: { allow: [root] } },
    cacheDir: `${root}.cache/gallery`,
  })
  await server.listen()
  return { address: server.resolvedUrls.local[0], close: () => server.close() }
}
