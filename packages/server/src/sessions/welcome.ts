import type { IceServer, ServerMessageMap } from '@mismatch/protocol'

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
}

/** Rule H2, for a server that resumes nothing: every connection starts anew, and idle. */
export function welcomeOf(house: House): (userId: string) => Welcome {
  const rest: Omit<Welcome, 'type' | 'user_id'> = {
    resume_window_ms: 0,
    resumed: 'none',
    received: 0,
    state: 'idle',
    ice_servers: house.stun,
    ice_expires_at: null,
    limits: {
      frame_bytes: house.frameBytes,
      frames_per_second: house.framesPerSecond,
      chat_per_second: house.chatPerSecond,
      ready_per_minute: house.readyPerMinute,
      report_per_minute: house.reportPerMinute,
    },
    features: { chat: 'peer', relay: house.relay, files: false },
    server: { name: 'mismatch', version: house.version },
  }
  return (userId) => ({ type: 'Welcome', user_id: userId, ...rest })
}
