import type { IceServer } from '@mismatch/protocol'

/** What a server answers over HTTP. */
export class FakeHttp {
  /** What `POST /api/ice-servers` gives out. */
  iceServers: readonly IceServer[] = [{ urls: ['stun:stun.example.com'] }]
  /** Any other than 200 is a refusal; null: nobody answers. */
  status: number | null = 200
  /** What was asked, oldest first. */
  readonly requests: { readonly url: string; readonly init: RequestInit | undefined }[] = []

  /** For `new MatchClient(...)`. */
  readonly fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    this.requests.push({ url: url instanceof Request ? url.url : String(url), init })
    if (this.status === null) throw new TypeError('fetch failed')
    const { status } = this
    const body = status === 200 ? { ice_servers: this.iceServers, ice_expires_at: null } : { error: 'refused' }
    return Response.json(body, { status })
  }
}
