// A Mismatch server, and beside it the app, served by Vite.
import { fileURLToPath } from 'node:url'
import { createMatchServer } from '@mismatch/server'
import { createServer } from 'vite'

const { PORT = '8000', MATCH_PORT = '8080' } = process.env

const match = await createMatchServer({ port: Number(MATCH_PORT), logLevel: 'warn' }).listen()
const app = await createServer({
  root: fileURLToPath(new URL('.', import.meta.url)),
  logLevel: 'warn',
  server: { host: 'localhost', port: Number(PORT), strictPort: true },
  define: { 'import.meta.env.VITE_MATCH_URL': JSON.stringify(match.url) },
})
await app.listen()

console.log(`Mismatch server: ${match.url}`)
console.log(`The app listens on http://localhost:${app.httpServer.address().port} (open it in two tabs)`)
