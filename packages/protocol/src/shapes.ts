import type { Members } from './shape.ts'

// Written by `npm run shapes:generate` from the schemas.

type Table = Readonly<Record<string, Members>>

export const peerShapes: Table = {
  Chat: {
    session_id: { text: [1, 64] },
    id: { text: [1, 64] },
    text: { text: [1, 2000] },
    sent_at: { whole: [0, 9007199254740991] },
    'n?': { whole: [0, 9007199254740991] },
  },
  Receipt: {
    session_id: { text: [1, 64] },
    id: { text: [1, 64] },
    status: { oneOf: ['delivered', 'read'] },
    'n?': { whole: [0, 9007199254740991] },
  },
  Typing: { session_id: { text: [1, 64] }, active: 'boolean', 'n?': { whole: [0, 9007199254740991] } },
  Reaction: {
    session_id: { text: [1, 64] },
    'id?': { text: [1, 64] },
    emoji: { text: [1, 32] },
    'n?': { whole: [0, 9007199254740991] },
  },
  PeerState: {
    session_id: { text: [1, 64] },
    audio: 'boolean',
    video: 'boolean',
    screen: 'boolean',
    'ready?': 'boolean',
    'n?': { whole: [0, 9007199254740991] },
  },
}

export const relayedShapes: Table = {
  ...peerShapes,
  Offer: { session_id: { text: [1, 64] }, sdp: { text: [0, 60000] } },
  Answer: { session_id: { text: [1, 64] }, sdp: { text: [0, 60000] } },
  IceCandidate: {
    session_id: { text: [1, 64] },
    candidate: { text: [0, 1024] },
    sdp_mid: { orNull: { text: [0, 64] } },
    sdp_m_line_index: { orNull: { whole: [0, 255] } },
  },
  GoDirect: { session_id: { text: [1, 64] } },
}

export const fileShapes: Table = {
  FileOffer: {
    session_id: { text: [1, 64] },
    id: { text: [1, 64] },
    file: { whole: [0, 4294967295] },
    name: { text: [1, 255] },
    size: { whole: [0, 9007199254740991] },
    mime: { text: [0, 127] },
    'sha256?': { text: [0, Infinity], like: /^[0-9a-f]{64}$/, words: '64 hexadecimal digits' },
  },
  FileAccept: { session_id: { text: [1, 64] }, id: { text: [1, 64] } },
  FileDecline: { session_id: { text: [1, 64] }, id: { text: [1, 64] } },
  FileCancel: { session_id: { text: [1, 64] }, id: { text: [1, 64] } },
  FileDone: { session_id: { text: [1, 64] }, id: { text: [1, 64] } },
}

export const serverShapes: Table = {
  ...relayedShapes,
  Welcome: {
    user_id: { text: [1, 128] },
    'resume_token?': { text: [1, 2048] },
    resume_window_ms: { whole: [0, 9007199254740991] },
    resumed: { oneOf: ['none', 'session', 'exact'] },
    received: { whole: [0, 9007199254740991] },
    state: { oneOf: ['idle', 'waiting', 'paired'] },
    'session_id?': { text: [1, 64] },
    ice_servers: {
      list: {
        members: {
          urls: { list: { text: [1, 512] }, length: [1, 8] },
          'username?': { text: [0, 512] },
          'credential?': { text: [0, 512] },
        },
      },
      length: [0, 16],
    },
    ice_expires_at: { orNull: { whole: [0, 9007199254740991] } },
    limits: {
      members: {
        frame_bytes: { whole: [0, 9007199254740991] },
        frames_per_second: { whole: [0, 9007199254740991] },
        chat_per_second: { whole: [0, 9007199254740991] },
        ready_per_minute: { whole: [0, 9007199254740991] },
        report_per_minute: { whole: [0, 9007199254740991] },
      },
    },
    features: { members: { chat: { oneOf: ['peer', 'server'] }, relay: 'boolean', files: 'boolean' } },
    server: { members: { name: { text: [0, 64] }, version: { text: [0, 32] } } },
  },
  Ping: { received: { whole: [0, 9007199254740991] } },
  Pong: { received: { whole: [0, 9007199254740991] } },
  Waiting: {
    position: { whole: [0, 9007199254740991] },
    online: { whole: [0, 9007199254740991] },
    reason: { oneOf: ['queued', 'only_recent', 'only_incompatible', 'backend'] },
    'estimate_ms?': { whole: [0, 9007199254740991] },
    'resume_token?': { text: [1, 2048] },
    'prepared?': { text: [1, 64] },
  },
  Paired: {
    session_id: { text: [1, 64] },
    you_are_offerer: 'boolean',
    peer: {
      members: {
        id: { text: [1, 64] },
        profile: {
          members: {
            'name?': { text: [0, 40] },
            'age?': { whole: [18, 120] },
            'avatar?': {
              text: [1, 8192],
              like: /^(?:[a-z0-9-]{1,32}|data:image\/(?:png|jpeg|webp|gif|avif);base64,[A-Za-z0-9+/=]+)$/,
              words: 'a built-in id or a data:image address',
            },
          },
        },
        dialect: { oneOf: ['v1', 'classic'] },
        media: { oneOf: ['video', 'audio', 'text'] },
        is_buddy: 'boolean',
        shared_tags: { list: { text: [1, 32] }, length: [0, 10] },
      },
    },
    privacy: { oneOf: ['direct', 'relay_first', 'relay'] },
    'offer?': { text: [0, 60000] },
    'offer_id?': { text: [1, 64] },
    'offer_delivered?': 'boolean',
    'resume_token?': { text: [1, 2048] },
  },
  PeerAway: { session_id: { text: [1, 64] }, until: { whole: [0, 9007199254740991] } },
  PeerBack: { session_id: { text: [1, 64] }, resumed: { oneOf: ['session', 'exact'] } },
  PeerLeft: {
    session_id: { text: [1, 64] },
    reason: { oneOf: ['skipped', 'left', 'disconnected', 'replaced', 'failed', 'timeout', 'idle', 'moderated'] },
  },
  Idle: {
    reason: { oneOf: ['left', 'peer_left', 'queue_timeout', 'no_relay', 'moderated'] },
    'resume_token?': { text: [1, 2048] },
  },
  Reported: { session_id: { text: [1, 64] }, report_id: { text: [1, 64] } },
  Blocked: { session_id: { text: [1, 64] } },
  Refreshed: { expires_at: { whole: [0, 9007199254740991] } },
  IceServers: {
    ice_servers: {
      list: {
        members: {
          urls: { list: { text: [1, 512] }, length: [1, 8] },
          'username?': { text: [0, 512] },
          'credential?': { text: [0, 512] },
        },
      },
      length: [0, 16],
    },
    ice_expires_at: { orNull: { whole: [0, 9007199254740991] } },
  },
  Direct: { session_id: { text: [1, 64] }, 'resume_token?': { text: [1, 2048] } },
  Error: {
    code: {
      oneOf: [
        'bad_frame',
        'unknown_type',
        'not_ready',
        'not_paired',
        'rate_limited',
        'peer_away',
        'peer_unsupported',
        'no_relay',
        'forbidden',
        'internal',
      ],
    },
    message: { text: [0, 500] },
    'ref?': { text: [0, 64] },
    'ref_id?': { text: [0, 64] },
    'retry_after_ms?': { whole: [0, 9007199254740991] },
  },
  Draining: { reconnect_in_ms: { whole: [0, 9007199254740991] } },
}

export const readyShape: Members = {
  'pool?': { text: [0, Infinity], like: /^[a-z0-9._-]{1,64}$/, words: '1 to 64 of a-z 0-9 . _ -' },
  media: { oneOf: ['video', 'audio', 'text'] },
  'mode?': { oneOf: ['global', 'buddies_first', 'buddies_only'] },
  'tags?': { list: { text: [1, 32] }, length: [0, 10] },
  'languages?': { list: { text: [1, 35] }, length: [0, 5] },
  'profile?': {
    members: {
      'name?': { text: [0, 40] },
      'age?': { whole: [18, 120] },
      'avatar?': {
        text: [1, 8192],
        like: /^(?:[a-z0-9-]{1,32}|data:image\/(?:png|jpeg|webp|gif|avif);base64,[A-Za-z0-9+/=]+)$/,
        words: 'a built-in id or a data:image address',
      },
    },
  },
  'privacy?': { oneOf: ['direct', 'relay_first', 'relay'] },
  'auto_requeue?': 'boolean',
  'offer?': { text: [0, 60000] },
  'offer_id?': { text: [1, 64] },
}
