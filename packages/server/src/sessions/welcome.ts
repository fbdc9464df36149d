import type { IceServer, ServerMessageMap } from '@mismatch/protocol'
import type { Link } from '../connection/link.ts'

export type Welcome = ServerMessageMap['Welcome']

/** What a Welcome says of the server; the same for everybody. */
export interface House {
  readonly version: string
  /** Servers that everybody may know (rule H11). */
  readonly stun: IceServer[]
  /** Whether there is a TURN server. */
  readonly relay: boolean
  readonly frameBytes: number
  readonly framesPerSecond: number
  readonly chatPerSecond: number
  readonly readyPerMinute: number
  readonly reportPerMinute: number
  readonly resumeWindowMs: number
  /** Which way messages go (rule R6). */
  readonly chat: Welcome['features']['chat']
}

/** Rule H2: what everybody hears of the server, and each of themselves. */
export function welcomeOf(house: House): (link: Link, resume_token: string | undefined) => Welcome {
  const rest = {
    resume_window_ms: house.resumeWindowMs,
    ice_servers: house.stun,
    ice_expires_at: null,
    limits: {
      frame_bytes: house.frameBytes,
      frames_per_second: house.framesPerSecond,
      chat_per_second: house.chatPerSecond,
      ready_per_minute: house.readyPerMinute,
      report_per_minute: house.reportPerMinute,
    },
    features: { chat: house.chat, relay: house.relay, files: true },
    server: { name: 'mismatch', version: house.version },
  } satisfies Partial<Welcome>
  return (link, resume_token) => ({
    type: 'Welcome',
    user_id: link.user,
    ...(resume_token !== undefined && { resume_token }),
    resumed: link.resumed,
    received: link.gate.received,
    ...whereabouts(link),
    ...rest,
  })
}

function whereabouts({ session, hasTicket }: Link): Pick<Welcome, 'state' | 'session_id'> {
  if (session !== null) return { state: 'paired', session_id: session.id }
  return { state: hasTicket ? 'waiting' : 'idle' }
}
