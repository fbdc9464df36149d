import type { ClassicClientMessageMap, ClassicServerMessage } from '../classic-messages.ts'
import type { ClientMessageMap } from '../client-messages.ts'
import type { FileMessage } from '../channel-messages.ts'
import type { ServerMessageMap } from '../server-messages.ts'

// One sample of every message with every member given: what `fixtures/v1` must say, letter for letter. Test material: not
// part of the built package.

const sdp = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n'
const session_id = 'Yt0uVxQ6TzqXo1bA'

const prepared = { offer: sdp, offer_id: 'o-1' } as const

const relayed = {
  Offer: { type: 'Offer', session_id, sdp },
  Answer: { type: 'Answer', session_id, sdp },
  IceCandidate: {
    type: 'IceCandidate',
    session_id,
    candidate: 'candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host',
    sdp_mid: '0',
    sdp_m_line_index: 0,
  },
  Chat: { type: 'Chat', session_id, id: 'm1', text: 'hé <b>\u202e"hi"</b>', sent_at: 1_790_000_000_000, n: 3 },
  GoDirect: { type: 'GoDirect', session_id },
  Receipt: { type: 'Receipt', session_id, id: 'm1', status: 'read', n: 6 },
  Reaction: { type: 'Reaction', session_id, id: 'm1', emoji: '\u{1f469}\u200d\u{1f680}', n: 7 },
  Typing: { type: 'Typing', session_id, active: true, n: 4 },
  PeerState: { type: 'PeerState', session_id, audio: true, video: false, screen: false, ready: true, n: 5 },
} as const

export const clientSamples: { readonly [Type in keyof ClientMessageMap]: ClientMessageMap[Type] } = {
  Hello: {
    type: 'Hello',
    token: 'eyJh.eyJz.c2ln',
    device_id: '3b9c1f0e-device',
    resume: { token: 'r.1', received: 12, sent: 9 },
    client: { name: '@mismatch/sdk', version: '1.0.0' },
  },
  Ping: { type: 'Ping', received: 7 },
  Pong: { type: 'Pong', received: 8 },
  Ready: {
    type: 'Ready',
    pool: 'my-site',
    media: 'video',
    mode: 'buddies_first',
    tags: ['chess', 'ｃａｆé'],
    languages: ['de', 'pt-BR'],
    profile: { name: 'Lena', age: 24, avatar: 'fox' },
    privacy: 'direct',
    auto_requeue: true,
    ...prepared,
  },
  Prepare: { type: 'Prepare', offer_id: 'o-1', offer: sdp },
  Skip: { type: 'Skip', session_id, ...prepared },
  Leave: { type: 'Leave' },
  Connected: { type: 'Connected', session_id, path: 'srflx', ms: 412 },
  Failed: { type: 'Failed', session_id, stage: 'connecting', ...prepared },
  Report: { type: 'Report', session_id, reason: 'spam', comment: 'sells things' },
  Block: { type: 'Block', session_id },
  Refresh: { type: 'Refresh', token: 'eyJh.eyJz.bmV3' },
  ...relayed,
}

export const serverSamples: { readonly [Type in keyof ServerMessageMap]: ServerMessageMap[Type] } = {
  Welcome: {
    type: 'Welcome',
    user_id: 'anon:5f3a',
    resume_token: 'r.2',
    resume_window_ms: 30_000,
    resumed: 'none',
    received: 0,
    state: 'paired',
    session_id,
    ice_servers: [{ urls: ['turn:turn.example.com:3478'], username: '1790000000:u', credential: 'c2VjcmV0' }],
    ice_expires_at: 1_790_000_000_000,
    limits: {
      frame_bytes: 65_536,
      frames_per_second: 100,
      chat_per_second: 5,
      ready_per_minute: 30,
      report_per_minute: 5,
    },
    features: { chat: 'peer', relay: false, files: false },
    server: { name: 'mismatch', version: '1.0.0' },
  },
  Ping: { type: 'Ping', received: 7 },
  Pong: { type: 'Pong', received: 8 },
  Waiting: {
    type: 'Waiting',
    position: 3,
    online: 128,
    reason: 'only_recent',
    estimate_ms: 4_000,
    resume_token: 'r.3',
    prepared: 'o-1',
  },
  Paired: {
    type: 'Paired',
    session_id,
    you_are_offerer: true,
    peer: {
      id: 'p-81c2',
      profile: { name: 'Lena', age: 24, avatar: 'fox' },
      dialect: 'v1',
      media: 'video',
      is_buddy: false,
      shared_tags: ['chess'],
    },
    privacy: 'relay_first',
    ...prepared,
    offer_delivered: true,
    resume_token: 'r.4',
  },
  PeerAway: { type: 'PeerAway', session_id, until: 1_790_000_030_000 },
  PeerBack: { type: 'PeerBack', session_id, resumed: 'exact' },
  PeerLeft: { type: 'PeerLeft', session_id, reason: 'skipped' },
  Idle: { type: 'Idle', reason: 'left', resume_token: 'r.5' },
  Reported: { type: 'Reported', session_id, report_id: 'rep-1' },
  Blocked: { type: 'Blocked', session_id },
  Refreshed: { type: 'Refreshed', expires_at: 1_790_000_300_000 },
  IceServers: {
    type: 'IceServers',
    ice_servers: [{ urls: ['turns:turn.example.com:443'], username: '1790000600:u', credential: 'bmV4dA==' }],
    ice_expires_at: 1_790_000_600_000,
  },
  Direct: { type: 'Direct', session_id, resume_token: 'r.6' },
  Error: {
    type: 'Error',
    code: 'rate_limited',
    message: 'at most 5 Chat a second',
    ref: 'Chat',
    ref_id: 'm1',
    retry_after_ms: 200,
  },
  Draining: { type: 'Draining', reconnect_in_ms: 1_200 },
  ...relayed,
}

/** What only a data channel carries (rule R3). */
export const fileSamples: { readonly [Message in FileMessage as Message['type']]: Message } = {
  FileOffer: {
    type: 'FileOffer',
    session_id,
    id: 'f1',
    file: 4_294_967_295,
    name: 'cat \u202egpj.png',
    size: 104_857_600,
    mime: 'image/png',
    sha256: '0123456789abcdef'.repeat(4),
  },
  FileAccept: { type: 'FileAccept', session_id, id: 'f1' },
  FileDecline: { type: 'FileDecline', session_id, id: 'f1' },
  FileCancel: { type: 'FileCancel', session_id, id: 'f1' },
  FileDone: { type: 'FileDone', session_id, id: 'f1' },
}

export const classicClientSamples: {
  readonly [Type in keyof ClassicClientMessageMap]: ClassicClientMessageMap[Type]
} = {
  Offer: { type: 'Offer', sdp },
  Answer: { type: 'Answer', sdp },
  IceCandidate: {
    type: 'IceCandidate',
    candidate: 'candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host',
    sdp_mid: '0',
    sdp_m_line_index: 0,
  },
  Skip: { type: 'Skip' },
  Ready: { type: 'Ready' },
  Report: { type: 'Report' },
}

export const classicServerSamples: { readonly [M in ClassicServerMessage as M['type']]: M } = {
  Waiting: { type: 'Waiting' },
  Paired: { type: 'Paired', you_are_offerer: true },
  PeerLeft: { type: 'PeerLeft' },
}
