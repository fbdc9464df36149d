import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose'
import { onTestFinished } from 'vitest'

/** What the logins of the tests sign with. */
export const AUTH_SECRET = 'a secret of the logins'

/** When a fake clock starts, in s. */
const START_S = 1_800_000_000

/** A token as a login makes it; `claims` may take away (undefined) what it has by itself: an hour, and a user. */
export function ownToken(
  claims: Record<string, unknown> = {},
  { key = AUTH_SECRET, alg = 'HS256', kid }: { key?: string | CryptoKey; alg?: string; kid?: string } = {},
): Promise<string> {
  return new SignJWT({ sub: 'ada', exp: START_S + 3_600, ...claims })
    .setProtectedHeader({ alg, ...(kid !== undefined && { kid }) })
    .sign(typeof key === 'string' ? new TextEncoder().encode(key) : key)
}

/** Without a signature. */
export function unsignedToken(claims: Record<string, unknown> = {}, header: object = { alg: 'none' }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part(header)}.${part({ sub: 'ada', exp: START_S + 3_600, ...claims })}.`
}

/** A pair of keys, and its public half as a login publishes it. */
export async function keyPair(alg: string, kid?: string) {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const jwk: JWK = { ...(await exportJWK(publicKey)), alg, use: 'sig', ...(kid !== undefined && { kid }) }
  return { privateKey, publicKey, jwk }
}

/** The address where a login publishes its keys; a test may change them, and what is answered. It closes by itself. */
export class KeySite {
  keys: JWK[] = []
  status = 200
  /** Sent in the place of the keys. */
  body: string | null = null
  /** How often it was asked. */
  asked = 0
  url = ''
  readonly #server: Server

  private constructor() {
    this.#server = createServer((_, response) => {
      this.asked++
      response.writeHead(this.status, { 'content-type': 'application/json' })
      response.end(this.body ?? JSON.stringify({ keys: this.keys }))
    })
  }

  static async open(...keys: JWK[]): Promise<KeySite> {
    const site = new KeySite()
    site.keys = keys
    await new Promise<void>((resolve) => site.#server.listen(0, '127.0.0.1', resolve))
    site.url = `http://127.0.0.1:${String((site.#server.address() as AddressInfo).port)}/jwks.json`
    onTestFinished(() => site.close())
    return site
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve()
      })
      this.#server.closeAllConnections()
    })
  }
}
