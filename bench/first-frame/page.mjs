// The page in which all the calls take place, with the contenders' clients inside.
import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const files = { 'mismatch-cold': 'mismatch' }

export async function bundle(contenders) {
  const modules = [...new Set(contenders.map((name) => files[name] ?? name))]
  const contents = [
    `import { run } from './call.mjs'`,
    ...modules.map((name, at) => `import * as module${at} from './contenders/${name}.mjs'`),
    `run({ ${modules.map((_, at) => `...module${at}.contenders`).join(', ')} })`,
  ].join('\n')
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  })
  return outputFiles[0].text
}

export async function servePage(script) {
  const server = createServer((request, response) => {
    const isScript = request.url === '/script.js'
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? script : '<!doctype html><title>First frame</title><script src="script.js"></script>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }
}
