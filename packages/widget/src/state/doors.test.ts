import { expect } from '../../test/expect.ts'
import type { MatchErrorCode } from '@mismatch/sdk'
import { doorFor, noConnectionsDoor, noServerDoor, type Door } from './doors.ts'

const door = (code: MatchErrorCode, media: 'video' | 'audio' | 'text' = 'video', inSession = false): Door =>
  doorFor({ code, message: 'why' }, media, inSession)!

describe('doors', () => {
  it('[mistake 17] a camera that is refused, missing or busy offers another try, audio only and text only', () => {
    for (const code of ['camera_refused', 'camera_missing', 'camera_busy', 'media_failed'] as const) {
      expect(door(code).ways).to.deep.equal(['retry', 'audio', 'text'])
    }
  })

  it('[mistake 17] without a camera in play it is the microphone, and audio only is no way round', () => {
    expect(door('camera_busy', 'audio')).to.deep.include({ fault: 'microphone_busy', ways: ['retry', 'text'] })
  })

  it('[mistake 17] with a partner on the line one may go on as it is', () => {
    expect(door('media_failed', 'video', true).ways).to.deep.equal(['retry', 'dismiss'])
  })

  it('[E2] a ban and a second window have words of their own', () => {
    expect(doorFor({ code: 'refused', message: '', closeName: 'banned' }, 'video', false)?.fault).to.equal('banned')
    expect(doorFor({ code: 'refused', message: '', closeName: 'replaced' }, 'video', false)?.fault).to.equal('replaced')
    expect(doorFor({ code: 'refused', message: '', closeName: 'bad_frames' }, 'video', false)?.fault).to.equal(
      'refused',
    )
  })

  it('[Q1] a server that gives no place in the queue has turned one away; in a call it has not', () => {
    const error = { code: 'server_error', serverCode: 'forbidden', message: '' } as const
    expect(doorFor(error, 'video', false)).to.deep.include({ fault: 'refused', ways: ['retry'] })
    expect(doorFor(error, 'video', true)?.fault).to.equal('server_error')
  })

  it('[E2] wrong options show what is wrong with them', () => {
    expect(door('invalid_options').detail).to.equal('why')
    expect(door('unreachable').detail).to.equal(null)
  })

  it('[H11] where no connection comes about one can find out why', () => {
    expect(door('unreachable').ways).to.deep.equal(['retry', 'diagnose'])
    expect(noConnectionsDoor({ failures: { count: 3 } })?.ways).to.deep.equal(['retry', 'diagnose', 'text'])
    expect(noConnectionsDoor({ failures: { count: 2 } })).to.equal(null)
  })

  it('[element] a browser without WebSocket cannot even write, so no way leads on', () => {
    const error = { code: 'unsupported_browser', message: '' } as const
    const means = { camera: true, microphone: true, sockets: false }
    expect(doorFor(error, 'video', false, means)).to.deep.include({ fault: 'no_sockets', ways: [] })
    expect(door('unsupported_browser')).to.deep.include({ fault: 'unsupported_browser', ways: ['text'] })
  })

  it('[mistake 17] what the page around does not let through is no matter of the address bar, and no way leads to it', () => {
    const error = { code: 'camera_refused', message: '' } as const
    const framed = (camera: boolean, microphone: boolean, media: 'video' | 'audio' = 'video') =>
      doorFor(error, media, false, { camera, microphone, sockets: true })
    expect(framed(false, true)).to.deep.include({ fault: 'media_framed', ways: ['audio', 'text'] })
    for (const media of ['video', 'audio'] as const) {
      expect(framed(false, false, media)).to.deep.include({ fault: 'media_framed', ways: ['text'] })
    }
    expect(framed(false, true, 'audio')?.fault).to.equal('microphone_refused')
    expect(framed(true, true)?.fault).to.equal('camera_refused')
  })

  it('[widget] no server: another try only when there was one to ask', () => {
    expect(noServerDoor('https://cdn.example').ways).to.deep.equal(['retry'])
    expect(noServerDoor(null).ways).to.deep.equal([])
  })
})
