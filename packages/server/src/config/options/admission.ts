import { choice, keysUrl, list, origin, pool, secret, text, whole } from '../kinds.ts'
import { option } from './option.ts'

const ANY_TEXT = /^.{0,255}$/

/** Who may come in, and as whom. */
export const admissionOptions = {
  'allowed-origins': option({
    kind: list(origin, '*'),
    byDefault: [],
    about: 'Pages that may connect, such as https://example.com. *, the default, is every page; empty text is refused.',
  }),
  pools: option({
    kind: list(pool, '*', 1_000),
    byDefault: [],
    about:
      'The pools that people may ask for, each by its name, or as chess=https://a.example|https://b.example for pages of these origins only. *, the default, is every pool, 1,000 in use at once. default is the one of those who name none.',
  }),
  'trusted-proxies': option({
    kind: whole('HOPS', 0, 16),
    byDefault: 0,
    zero: 'X-Forwarded-For is not believed',
    about:
      'How many proxies of yours stand before this server and add to X-Forwarded-For. Behind a proxy set it, or all visitors share one address and its limits.',
  }),
  auth: option({
    kind: choice('open', 'token'),
    byDefault: 'open',
    about:
      'Who may come in. open: everybody. token: who brings a token, from a login of yours (auth-secret, auth-jwks-url) or from this server (anonymous).',
  }),
  'auth-secret': option({
    kind: secret,
    byDefault: '',
    about:
      'The secret that this server shares with a login of yours, at least 16 characters: tokens signed with it (HS256) are let in. Other users of the machine can read flags: better a variable.',
  }),
  'auth-jwks-url': option({
    kind: keysUrl,
    byDefault: '',
    about:
      'Where the public keys of a login are (JWKS): tokens signed with one of them (RS256, ES256, EdDSA) are let in. Name auth-audience too, or tokens that it made for other programs are let in as well.',
  }),
  'auth-issuer': option({
    kind: text('TEXT', ANY_TEXT, 'up to 255 characters'),
    byDefault: '',
    about: 'What tokens of a login must name as their iss.',
  }),
  'auth-audience': option({
    kind: text('TEXT', ANY_TEXT, 'up to 255 characters'),
    byDefault: '',
    about: 'What tokens of a login must name in their aud.',
  }),
  anonymous: option({
    kind: choice('on', 'off'),
    byDefault: 'on',
    about:
      'With auth token: whether strangers without a login get tokens for five minutes, renewed as they stay (POST /auth/token).',
  }),
}
