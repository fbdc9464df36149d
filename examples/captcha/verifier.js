// Asks a captcha service whether an answer is right. Turnstile, hCaptcha and reCAPTCHA speak alike: a secret and the answer go in,
// `success` comes out.

const TURNSTILE = 'https://challenges.cloudflare.com/turnstile/v0/siteverify'
/** Less than the ten seconds that a hook has, so that it is told apart from one that hangs. */
const PATIENCE_MS = 5_000

/**
 * A hook for `onChallenge`.
 *
 * @param {object} options
 * @param {string} options.secret of your account there
 * @param {readonly string[]} options.hostnames of your pages: an answer that was given on others is not for you
 * @param {string} [options.url] where answers are looked at
 * @returns {import('@mismatch/server').OnChallenge}
 */
export function captcha({ secret, hostnames, url = TURNSTILE }) {
  return async ({ challenge, address }) => {
    if (challenge === undefined) return false
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ secret, response: challenge, remoteip: address }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    // While the service is away nobody new comes in; those who are in stay.
    if (!response.ok) throw new Error(`the captcha service answers ${response.status}`)
    const { success, hostname } = await response.json()
    return success === true && hostnames.includes(hostname)
  }
}
