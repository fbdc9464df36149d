/**
 * Sizes of everything that comes from outside (rule F5). They are fixed in v1; rates, times and counts are options of the
 * server. Lengths are UTF-16 units.
 */
export const limits = {
  /** One frame, in bytes of UTF-8 (rule F2): room for the longest SDP seen in the field and its envelope. */
  frameBytes: 65_536,
  /** Objects and lists inside one another: `Paired.peer.profile` is three deep, the rest is headroom. */
  nesting: 8,

  /** Session descriptions; those of real browsers with one camera stay under 10,000. */
  sdp: 60_000,
  candidate: 1_024,
  sdpMid: 64,
  sdpMLineIndex: 255,

  chatText: 2_000,
  reportComment: 500,
  errorMessage: 500,

  /** Ids made by either end: sessions, chat messages, reports, pseudonyms. */
  id: 64,
  userId: 128,
  deviceId: 128,
  /** A JWT with room for a site's own claims. */
  token: 4_096,
  resumeToken: 2_048,

  pool: 64,
  profileName: 40,
  ageMin: 18,
  ageMax: 120,
  /** A built-in avatar's id, or a small `data:image` address; never a URL, which would tell its host who looks. */
  avatar: 8_192,
  tag: 32,
  tags: 10,
  /** A BCP 47 language tag; the longest in the standard's examples has 35. */
  language: 35,
  languages: 5,

  /** One emoji as people see it: flags, skins and families join many code points into one. */
  emoji: 32,
  fileName: 255,
  mime: 127,
  /** The largest file that is offered or taken, in bytes: whoever takes it may have to hold it in memory. */
  fileBytes: 104_857_600,
  /** One frame of the file channel with its two numbers, in bytes: what every browser takes in one piece. */
  fileFrame: 16_384,

  clientName: 64,
  clientVersion: 32,
  iceServers: 16,
  iceUrls: 8,
  iceUrl: 512,
} as const
