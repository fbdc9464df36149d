import type { Clock } from '../clock.ts'
import { AnonymousTokens } from './anonymous-tokens.ts'
import { anonymous, type OnAuthenticate } from './authenticate.ts'
import { identityOf, type Identity } from './identity.ts'
import { createOwnLogins, type OwnLoginSettings } from './own-logins.ts'

export interface LoginSettings extends OwnLoginSettings {
  /** `token`: nobody comes in without one. */
  readonly auth: 'open' | 'token'
  /** Whether strangers without a login get tokens. */
  readonly anonymous: 'on' | 'off'
}

export interface LoginParts {
  readonly settings: LoginSettings
  readonly clock: Clock
  /** A key of the server's for one purpose. */
  readonly key: (purpose: string) => Buffer
  readonly newId: () => string
  /** The login of the program around, if it has one. */
  readonly onAuthenticate: OnAuthenticate | undefined
}

/** How the server finds out who somebody is (rules H8, H9). */
export interface Login {
  readonly authenticate: OnAuthenticate
  /** Whether people have names of their own; else everybody is somebody new. */
  readonly hasLogin: boolean
  /** What gives tokens to strangers; null where they need none or get none. */
  readonly tokens: AnonymousTokens | null
}

export function createLogin(parts: LoginParts): Login {
  const { settings, clock, key, newId, onAuthenticate } = parts
  if (settings.auth === 'open') {
    return {
      authenticate: onAuthenticate ?? anonymous(newId),
      hasLogin: onAuthenticate !== undefined,
      tokens: null,
    }
  }
  const tokens =
    settings.anonymous === 'off' ? null : new AnonymousTokens({ key: () => key('anonymous token'), clock, newId })
  const verifyOwn = createOwnLogins(settings, clock)
  const verify = (token: string) => (AnonymousTokens.says(token) ? tokens?.verify(token) : verifyOwn(token))
  return {
    async authenticate(credentials) {
      const { token } = credentials
      const identity = (token === undefined ? null : await verify(token)) ?? null
      if (identity === null || onAuthenticate === undefined) return identity
      return joined(identity, identityOf(await onAuthenticate({ ...credentials, identity })))
    },
    hasLogin: true,
    tokens,
  }
}

/** A token that has ended lets nobody stay, and a device is proven by it, whatever else the program's own login says. */
function joined({ claims, expiresAt }: Identity, answer: Identity | null): Identity | null {
  return (
    answer && {
      ...answer,
      claims: { ...answer.claims, device: answer.claims?.device ?? claims?.device },
      expiresAt: answer.expiresAt ?? expiresAt,
    }
  )
}
