import type { Media, Profile, ServerMessageMap } from '@mismatch/protocol'

/** What a server answers to Hello. */
export function welcomeFrame(overrides: Partial<ServerMessageMap['Welcome']> = {}): ServerMessageMap['Welcome'] {
  return {
    type: 'Welcome',
    user_id: 'u1',
    resume_window_ms: 0,
    resumed: 'none',
    received: 0,
    state: 'idle',
    ice_servers: [{ urls: ['stun:stun.example.com'] }],
    ice_expires_at: null,
    limits: {
      frame_bytes: 65_536,
      frames_per_second: 100,
      chat_per_second: 5,
      ready_per_minute: 30,
      report_per_minute: 5,
    },
    features: { chat: 'peer', relay: false, files: true },
    server: { name: 'fake', version: '0' },
    ...overrides,
  }
}

/** A place in the queue: the next one, unless said otherwise. */
export function waitingFrame(overrides: Partial<ServerMessageMap['Waiting']> = {}): ServerMessageMap['Waiting'] {
  return { type: 'Waiting', position: 0, online: 2, reason: 'queued', ...overrides }
}

export interface PairedAs {
  /** What the partner has; default `video`. */
  readonly media?: Media | undefined
  /** Whether this client is told to offer; default true. */
  readonly offerer?: boolean | undefined
  /** Default `{ name: 'Lena' }`. */
  readonly profile?: Profile | undefined
}

/** A partner was found, in the session of this id. */
export function pairedFrame(
  session_id: string,
  { media = 'video', offerer = true, profile = { name: 'Lena' } }: PairedAs = {},
): ServerMessageMap['Paired'] {
  return {
    type: 'Paired',
    session_id,
    you_are_offerer: offerer,
    peer: { id: `peer-${session_id}`, profile, dialect: 'v1', media, is_buddy: false, shared_tags: [] },
    privacy: 'direct',
  }
}
