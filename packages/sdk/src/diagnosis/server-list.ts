import type { IceServer } from '@mismatch/protocol'
import type { Config } from '../resolve-options.ts'
import { besideSocket } from '../signaling/beside-socket.ts'
import type { readFrame } from '../signaling/frames.ts'
import type { Attempt } from './attempt.ts'
import type { DiagnosisCode } from './diagnosis.ts'

const REFUSALS: Readonly<Record<number, DiagnosisCode>> = { 401: 'unauthorized', 403: 'forbidden', 429: 'rate_limited' }

/** Asks the server over HTTP which STUN and TURN servers there are: by the WebSocket they come with a place in the queue. */
export async function askForServers(
  { url, fetch }: Pick<Config, 'url' | 'fetch'>,
  read: typeof readFrame,
  token: string | undefined,
  { settle, undo }: Attempt,
  onServers: (servers: readonly IceServer[]) => void,
): Promise<void> {
  const request = fetch()
  const abort = new AbortController()
  undo(() => abort.abort())
  try {
    const response = await request(besideSocket(url, '/api/ice-servers'), {
      method: 'POST',
      credentials: 'omit',
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
      signal: abort.signal,
    })
    // Whatever comes is read as the frame that says the same.
    const { message } = read((await response.text()).replace('{', '{"type":"IceServers",'))
    if (message?.type !== 'IceServers') return settle(REFUSALS[response.status] ?? 'servers_unknown')
    onServers(message.ice_servers)
    settle(null)
  } catch {
    settle('unreachable')
  }
}
