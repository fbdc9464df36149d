import type { Settings } from './option-table.ts'

/** The faults of options that are right by themselves, and do not go together. They are named as in the table. */
export function faultsTogether({ turnUrls, turnSecret }: Settings): string[] {
  if (turnUrls.length > 0 && turnSecret === '')
    return ['turn-urls: the TURN server checks who comes, so turn-secret is needed too (coturn: static-auth-secret)']
  if (turnUrls.length === 0 && turnSecret !== '')
    return ['turn-secret: it is for a TURN server, so turn-urls is needed too: where that server is']
  return []
}
