// A Mismatch server on port 8080, and beside it the "web site" that uses it, as they would stand on two hosts.
import { fileURLToPath } from 'node:url'
import { createMatchServer } from '@mismatch/server'
import { createServer } from 'vite'

const match = await createMatchServer({ port: 8080, logLevel: 'warn' }).listen()

const site = await createServer({
  root: fileURLToPath(new URL('.', import.meta.url)),
  configFile: false,
  logLevel: 'warn',
  server: { host: 'localhost', port: 8000, strictPort: true },
})
await site.listen()

console.log(`Mismatch server: ${match.url}`)
console.log('The Tea House:   http://localhost:8000  (open it in two tabs)')
