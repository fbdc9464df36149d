// A server that strangers come into only past a captcha.
import { createMatchServer } from '@mismatch/server'
import { captcha } from './verifier.js'

const {
  PORT = '8080',
  // Cloudflare's secret for trying things out: every answer is right.
  CAPTCHA_SECRET = '1x0000000000000000000000000000000AA',
  CAPTCHA_HOSTNAMES = 'localhost,example.com',
  CAPTCHA_URL,
} = process.env

const match = createMatchServer({
  port: Number(PORT),
  logLevel: 'warn',
  auth: 'token',
  hooks: {
    onChallenge: captcha({ secret: CAPTCHA_SECRET, hostnames: CAPTCHA_HOSTNAMES.split(','), url: CAPTCHA_URL }),
  },
})

const { url } = await match.listen()
console.log(`Tokens past a captcha: the server listens on ${url}`)

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => match.drain())
