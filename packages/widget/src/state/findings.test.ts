import type { Check, CheckName } from '@mismatch/sdk'
import { expect } from '../../test/expect.ts'
import { findings, findingsAsText } from './findings.ts'

const check = (name: CheckName, ok: boolean | null, code: Check['code'] = null, more: Partial<Check> = {}): Check => ({
  name,
  ok,
  ms: 12.4,
  code,
  ...more,
})
const of = (subject: string, ...checks: Check[]) => {
  const { ok, code } = findings(checks).find((each) => each.subject === subject)!
  return [ok, code]
}

describe('findings', () => {
  it('[H11] are of six subjects from the beginning on, what matters most first', () => {
    expect(findings([]).map(({ subject, ok }) => [subject, ok])).to.deep.equal([
      ['signaling', undefined],
      ['data_channel', undefined],
      ['stun', undefined],
      ['turn', undefined],
      ['camera', undefined],
      ['microphone', undefined],
    ])
    expect(of('signaling', check('signaling', false, 'unreachable'))).to.deep.equal([false, 'unreachable'])
  })

  it('[H11] one way to a relay is enough, and it fails only when all are looked at', () => {
    const udp = check('turn_udp', false, 'relay_unreachable')
    const [noTcp, noTls] = [
      check('turn_tcp', null, 'not_configured'),
      check('turn_tls', false, 'relay_refused', { url: 'turns:a' }),
    ]
    expect(of('turn', udp)).to.deep.equal([undefined, null])
    expect(of('turn', udp, noTcp, noTls)).to.deep.equal([false, 'relay_unreachable'])
    expect(of('turn', udp, noTcp, noTls, check('turn_tls', true, null, { url: 'turns:b' }))).to.deep.equal([true, null])
    const none = (['turn_udp', 'turn_tcp', 'turn_tls'] as const).map((name) => check(name, null, 'not_configured'))
    expect(of('turn', ...none)).to.deep.equal([null, 'not_configured'])
  })

  it('[H11] as text they name every check with its code', () => {
    const checks = [
      check('signaling', true),
      check('turn_udp', false, 'relay_unreachable', { url: 'turn:a:3478' }),
      check('camera', null, 'not_asked'),
    ]
    expect(findingsAsText(checks, ['Mismatch at https://tea.example'])).to.equal(
      [
        'Mismatch at https://tea.example',
        'signaling: ok, 12 ms',
        'turn_udp turn:a:3478: failed (relay_unreachable), 12 ms',
        'camera: not tried (not_asked), 12 ms',
      ].join('\n'),
    )
  })
})
