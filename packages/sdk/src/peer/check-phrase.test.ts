import { afterEach, expect, it, vi } from 'vitest'
import { checkPhrase } from './check-phrase.ts'

// Each phrase costs half a million rounds, so that nobody tries many: long, where other programs have the processor.
vi.setConfig({ testTimeout: 30_000 })

/** A description whose certificates have these fingerprints. */
function sdp(...fingerprints: string[]): string {
  return [
    'v=0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    ...fingerprints.map(line),
    'a=setup:actpass',
    '',
  ].join('\r\n')
}
const line = (fingerprint: string) => `a=fingerprint:sha-256 ${fingerprint}`
const [ANNA, BERT, MALLORY] = ['AA:01', 'BB:02', '66:66']

afterEach(() => vi.unstubAllGlobals())

it('[check phrase] both ends get the same six groups of three digits, whichever is local and whichever remote', async () => {
  const atAnna = await checkPhrase([sdp(ANNA), sdp(BERT)], 'S1')
  expect(atAnna).toMatch(/^\d{3}( \d{3}){5}$/)
  expect(await checkPhrase([sdp(BERT), sdp(ANNA)], 'S1')).toBe(atAnna)
})

it('[check phrase] a middleman with a certificate of his own makes them differ', async () => {
  const atAnna = await checkPhrase([sdp(ANNA), sdp(MALLORY)], 'S1')
  const atBert = await checkPhrase([sdp(BERT), sdp(MALLORY)], 'S1')
  expect(atAnna).not.toBe(atBert)
})

it('[check phrase] a middleman who names the true certificate beside his own makes them differ too', async () => {
  const atAnna = await checkPhrase([sdp(ANNA), sdp(BERT, MALLORY)], 'S1')
  const atBert = await checkPhrase([sdp(BERT), sdp(ANNA, MALLORY)], 'S1')
  expect(atAnna).not.toBe(atBert)
})

it('[check phrase] says the same however a browser writes and repeats the lines, and another in another session', async () => {
  const phrase = await checkPhrase([sdp(ANNA), sdp(BERT)], 'S1')
  const rewritten = `v=0\n a=FINGERPRINT:SHA-256  bb:02\na=mid:0\n${line(BERT)}\n`
  expect(await checkPhrase([sdp(ANNA, ANNA), rewritten], 'S1')).toBe(phrase)
  expect(await checkPhrase([sdp(ANNA), sdp(BERT)], 'S2')).not.toBe(phrase)
})

it('[check phrase] stays what it is from version to version: two versions may meet', async () => {
  expect(await checkPhrase([sdp(ANNA), sdp(BERT)], 'S1')).toBe('344 619 443 832 830 357')
})

it('[check phrase] is refused where the page may be anybody’s', async () => {
  vi.stubGlobal('crypto', {})
  await expect(checkPhrase([sdp(ANNA), sdp(BERT)], 'S1')).rejects.toMatchObject({ code: 'insecure_page' })
})
