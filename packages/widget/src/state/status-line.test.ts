import { expect } from '../../test/expect.ts'
import { en } from '../i18n/en.ts'
import { callView, lena, viewWith } from '../../test/views.ts'
import { noServerDoor } from './doors.ts'
import { statusLine } from './status-line.ts'
import { initialCall, type View } from './view.ts'

const line = (view: View) => statusLine(view, en)
const info = { position: 0, online: 1234, reason: 'queued' } as const

describe('status line', () => {
  it('[Q8] waiting says how many are online and why one waits', () => {
    const waiting = (changes: object) => line(viewWith({ state: 'waiting', waiting: { ...info, ...changes } }))
    expect(waiting({}).headline).to.equal('Looking for someone · 1,234 online')
    expect(waiting({}).details).to.deep.equal(['You are next in line.'])
    expect(waiting({ position: 1 }).details).to.deep.equal(['One person is ahead of you.'])
    expect(waiting({ position: 3 }).details).to.deep.equal(['3 people are ahead of you.'])
    for (const reason of ['only_recent', 'only_incompatible', 'backend'] as const) {
      expect(waiting({ reason }).details).to.deep.equal([en.waiting[reason]])
    }
  })

  it('[Q1] waiting says about how long, where the server ventures to say, together with why', () => {
    for (const reason of ['queued', 'only_recent', 'only_incompatible', 'backend'] as const) {
      const waiting = { ...info, reason, estimateMs: 14_000 }
      const { headline, details, announcement } = line(viewWith({ state: 'waiting', waiting }))
      expect(headline).to.equal('Looking for someone · 1,234 online · ≈\u00a015 seconds')
      expect(details).to.deep.equal([en.waiting[reason]])
      expect(announcement).not.to.contain('seconds')
    }
    const long = { ...info, estimateMs: 3_600_000 }
    expect(line(viewWith({ state: 'waiting', waiting: long })).headline).to.equal('Looking for someone · 1,234 online')
    const after = line(viewWith({ state: 'waiting', waiting: { ...info, estimateMs: 120_000 }, lastEnd: 'left' }))
    expect(after.headline).to.equal('They left. Finding the next…')
    expect(after.details[0]).to.equal('Looking for someone · 1,234 online · ≈\u00a02 minutes')
  })

  it('[Q9] figures that change all the time are not read out', () => {
    const view = viewWith({ state: 'waiting', waiting: { ...info, position: 3 } })
    expect(line(view).announcement).to.equal('Looking for someone')
    expect(line({ ...view, waiting: { ...info, reason: 'only_recent' } }).announcement).to.contain('just met')
  })

  it('[Q8] between two partners it says how the last one ended', () => {
    const after = (lastEnd: View['lastEnd']) => line(viewWith({ state: 'connecting', lastEnd })).headline
    for (const reason of ['skipped', 'left', 'disconnected', 'replaced'] as const) {
      expect(after(reason)).to.equal('They left. Finding the next…')
    }
    expect(after('failed')).to.equal('No connection came about. Finding the next…')
    expect(after('next')).to.equal('Finding the next…')
    expect(after('reported')).to.equal('Thank you for the report. Finding the next…')
    expect(line(viewWith({ state: 'waiting', waiting: info, lastEnd: 'left' }))).to.deep.include({
      headline: 'They left. Finding the next…',
      details: ['Looking for someone · 1,234 online', 'You are next in line.'],
    })
  })

  it('[mistake 12] a lost place in the queue shows as reconnecting', () => {
    expect(line(viewWith({ state: 'connecting', reason: 'signaling_lost' })).headline).to.equal('Reconnecting…')
  })

  it('[mistake 12] [H5] a place that is kept while the connection is lost shows as reconnecting too', () => {
    const view = viewWith({ state: 'waiting', waiting: info, signaling: 'connecting' })
    expect(line(view).headline).to.equal('Reconnecting…')
  })

  it('[H10] a call that outlives its signaling says so and keeps the name', () => {
    const { headline, details } = line(callView({ signaling: 'connecting' }))
    expect([headline, ...details]).to.deep.equal(['Lena', 'The server is away. Your call goes on.'])
  })

  it('[look] what is wrong in a call is said in one line, the cause before what follows from it', () => {
    const said = (call: Partial<View['call']>, signaling: View['signaling'] = 'online') => {
      const { headline, details, announcement } = line(callView({ signaling, call: { ...initialCall, ...call } }))
      expect(headline).to.equal('Lena')
      expect([announcement]).to.deep.equal(details)
      return announcement
    }
    expect(said({ peerAway: true })).to.equal('Lena’s connection is interrupted. Waiting for them…')
    expect(said({ peerAway: true, silent: true, carries: 'text' })).to.contain('interrupted')
    expect(said({ silent: true, carries: 'audio' })).to.equal('Reconnecting to Lena…')
    // Whether they are away cannot be heard without the server.
    expect(said({ peerAway: true, silent: true }, 'connecting')).to.equal('Reconnecting to Lena…')
    expect(said({ peerAway: true }, 'connecting')).to.equal('The server is away. Your call goes on.')
    expect(said({ carries: 'audio' })).to.contain('too weak for your picture')
    expect(said({ carries: 'text' })).to.contain('too weak for sound')
  })

  it('[look] a partner who is away before the call has begun is waited for', () => {
    const away = { ...initialCall, peerAway: true }
    expect(line(callView({ state: 'negotiating', call: away })).details).to.deep.equal([
      'Lena’s connection is interrupted. Waiting for them…',
    ])
  })

  it('[look] the quality is read out only once it was poor', () => {
    const said = (told: View['call']['told']) =>
      line(callView({ call: { ...initialCall, quality: 4, told } })).announcement
    expect([null, 'poor' as const, 'good' as const].map(said)).to.deep.equal([
      'Lena',
      'Connection: poor',
      'Connection: good',
    ])
  })

  it('[Q1] a partner shows name and age, and is Stranger without a name', () => {
    expect(line(callView({ partner: { ...lena, age: 24 } })).headline).to.equal('Lena, 24')
    expect(line(callView({ partner: { ...lena, name: '' } })).headline).to.equal('Stranger')
  })

  it('[Q1] one about to be met without a name is someone new', () => {
    const negotiating = (name: string) => line(viewWith({ state: 'negotiating', partner: { ...lena, name } })).details
    expect([negotiating('Lena'), negotiating('')]).to.deep.equal([
      ['You are about to meet Lena.'],
      ['You are about to meet someone new.'],
    ])
  })

  it('[R6] a name from the right turns nothing around it', () => {
    expect(line(callView({ partner: { ...lena, name: 'שרה' } })).headline).to.equal('\u2068שרה\u2069')
  })

  it('[R6] a name from the left turns nothing in words from the right', () => {
    const view = callView({ partner: { ...lena, name: '<b>Max' } })
    expect(statusLine(view, { ...en, dir: 'rtl' }).headline).to.equal('\u2068<b>Max\u2069')
  })

  it('[widget] the camera prompt, the end and a door are said', () => {
    expect(line(viewWith({ state: 'connecting', asking: true })).headline).to.equal('Opening your camera…')
    expect(line(viewWith({ state: 'connecting', asking: true, media: 'audio' })).headline).to.contain('microphone')
    expect(line(viewWith({ state: 'ended', reason: 'queue_timeout' })).headline).to.equal('Nobody is here yet')
    expect(line(viewWith({ door: noServerDoor(null) })).announcement).to.contain('No Mismatch server')
  })

  it('[S1] the thanks for a report stands with the next line', () => {
    expect(line(viewWith({ state: 'waiting', waiting: info, thanked: true })).details).to.contain(en.thanks)
  })
})
