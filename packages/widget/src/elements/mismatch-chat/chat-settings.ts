import {
  MatchClient,
  type ClientState,
  type MatchClientOptions,
  type Media,
  type Mode,
  type Profile,
} from '@mismatch/sdk'
import { LitElement, type PropertyDeclarations } from 'lit'
import type { FrameCheck } from '../veil/frame-checker.ts'
import type { Login } from './settings.ts'

/** What a page sets of the element, by attribute or property. */
export class ChatSettings extends LitElement {
  static override properties: PropertyDeclarations = {
    server: {},
    pool: {},
    media: {},
    tags: {},
    languages: {},
    mode: {},
    name: {},
    profile: { attribute: false },
    ask: {},
    consent: { type: Boolean },
    consentVersion: { attribute: 'consent-version' },
    privacy: {},
    blurUntilReady: { type: Boolean, attribute: 'blur-until-ready' },
    frameCheck: { attribute: false },
    noFiles: { type: Boolean, attribute: 'no-files' },
    noKeys: { type: Boolean, attribute: 'no-keys' },
    noSounds: { type: Boolean, attribute: 'no-sounds' },
    noStore: { type: Boolean, attribute: 'no-store' },
    state: { reflect: true },
    token: { attribute: false },
    challenge: { attribute: false },
    createClient: { attribute: false },
  }

  /** `ws(s)://` or `http(s)://`, path `/ws` if there is none. Default: the host of the script. */
  server: string | null = null
  /** Only people of the same pool meet. Taken up with the next Find. */
  pool: string | null = null
  /** `video` (default), `audio` or `text`. Taken up with the next Find. */
  media: Media = 'video'
  /**
   * Interests, separated by commas; the property takes a list as well. At most 10 of 32 characters. Who shares one is met first, and
   * sees which. Taken up with the next Find.
   */
  tags: string | readonly string[] | null = null
  /**
   * What one speaks, as BCP 47 tags (`de, pt-BR`), separated by commas; the property takes a list as well. At most 5. Who shares one
   * is met first. Taken up with the next Find.
   */
  languages: string | readonly string[] | null = null
  /** Whom to meet: `global` (default) anyone, `buddies_first` buddies before others, `buddies_only` nobody else. Taken up with the next Find. */
  mode: Mode = 'global'
  /** What the partner sees of one's name. Taken up with the next Find. */
  name: string | null = null
  /** Who the partner sees, given by the page: then nothing is asked. Taken up with the next Find. */
  profile: Profile | null = null
  /** What to ask of a person before their first Find: `name`, or `name age` (the age may be left empty). */
  ask: string | null = null
  /** Asks for a yes to the rules before camera and Find; without it only if there are rules in the slot `rules`. */
  consent = false
  /** A new version asks again. Without one the text of the rules is compared. */
  consentVersion: string | null = null
  /**
   * Whether partners may learn one's network address: `direct` (default), `relay_first` (not until both agree, in the menu) or
   * `relay` (never). The latter two need a TURN server. Taken up with the next Find.
   */
  privacy: string | null = null
  /** Nobody is seen before both are ready: one's camera stays off and the partner's picture blurred until one says so. */
  blurUntilReady = false
  /**
   * Looks at the partner's picture every other second, in this browser: gets a frame (`ImageData`, at most 224 px wide) and says,
   * at once or later, whether to blur it. Nothing is to be seen before it has looked once.
   */
  frameCheck: FrameCheck | null = null
  /** Neither sends nor takes files and pictures. */
  noFiles = false
  /** No keys but Esc to close what is open. */
  noKeys = false
  /** Neither a sound when a partner is found nor for messages. */
  noSounds = false
  /** Keeps nothing in this browser: name, age and consent are asked again on each visit. */
  noStore = false
  /** Who this is, for a server with a login: a token, or a function that gets one; null: a stranger. Read at each connection. */
  token: Login | (() => Login | PromiseLike<Login>) = null
  /** Gets the answer of a captcha, for a server that wants one of strangers. */
  challenge: (() => string | PromiseLike<string>) | null = null
  /** The client's state, to be read and styled by: `mismatch-chat[state=connected]`. */
  state: ClientState = 'idle'
  /** Makes the client. Set it before the element is in the page to pass more options, or a client of one's own. */
  createClient: (options: MatchClientOptions) => MatchClient = (options) => new MatchClient(options)
}
