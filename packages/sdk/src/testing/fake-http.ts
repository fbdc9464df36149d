import type { IceServer } from '@mismatch/protocol'

/** What a server answers over HTTP. */
export class FakeHttp {
  /** What `POST /api/ice-servers` gives out. */
  iceServers: readonly IceServer[] = [{ urls: ['stun:stun.example.com'] }]
  /** Any other than 200 is a refusal; null: nobody answers. */
  status: number | null = 200
  /** What `POST /auth/token` gives out. */
  token = 'anonymous'
  /** What it answers instead, such as 403 with `challenge_failed`, or 429 with `retry_after_ms`. */
  tokenRefusal: { readonly status: number; readonly error: string; readonly retry_after_ms?: number } | null = null
  /** What was asked, oldest first. */
  readonly requests: { readonly url: string; readonly init: RequestInit | undefined }[] = []

  /** For `new MatchClient(...)`. */
  readonly fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    this.requests.push({ url: url instanceof Request ? url.url : String(url), init })
    if (this.status === null) throw new TypeError('fetch failed')
    if (this.requests.at(-1)?.url.endsWith('/auth/token') === true) return this.#giveToken()
    const { status } = this
    const body = status === 200 ? { ice_servers: this.iceServers, ice_expires_at: null } : { error: 'refused' }
    return Response.json(body, { status })
  }

  #giveToken(): Response {
    if (this.tokenRefusal === null) {
      return Response.json({ access_token: this.token, token_type: 'Bearer', expires_in: 300 })
    }
    const { status, ...refusal } = this.tokenRefusal
    return Response.json({ ...refusal, message: refusal.error }, { status })
  }
}
