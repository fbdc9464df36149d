import { expect } from '../../test/expect.ts'
import { callView, lena, viewWith } from '../../test/views.ts'
import { reduceRequest, reportArrived, reportFailed } from './reduce-request.ts'
import { callClient, isClientRequest, type ClientRequestType, type RequestOf } from './requests.ts'
import { initialView } from './view.ts'

describe('requests', () => {
  it('[widget] each request of the client makes its one call', () => {
    const calls: unknown[] = []
    const note = (name: string) => (value: unknown) => void calls.push([name, value])
    const client = {
      next: () => void calls.push(['next']),
      media: {
        setMicrophone: note('setMicrophone'),
        setCamera: note('setCamera'),
        shareScreen: note('shareScreen') as never,
        stopScreen: () => void calls.push(['stopScreen']),
      },
      session: {
        sendMessage: note('sendMessage') as never,
        setTyping: note('setTyping'),
        markRead: () => void calls.push(['markRead']),
        react: (emoji: string, id?: string) => void calls.push(['react', emoji, id]),
        block: () => Promise.resolve(void calls.push(['block'])),
        goDirect: () => void calls.push(['goDirect']),
      },
    }
    const requests: RequestOf<ClientRequestType>[] = [
      { type: 'next' },
      { type: 'microphone', on: false },
      { type: 'camera', on: true },
      { type: 'send', text: 'hi' },
      { type: 'typing', active: true },
      { type: 'read' },
      { type: 'react', emoji: '👍', messageId: '1' },
      { type: 'screen', on: true },
      { type: 'screen', on: false },
      { type: 'block' },
      { type: 'go-direct' },
    ]
    for (const request of requests) callClient(client, request)
    expect(calls).to.deep.equal([
      ['next'],
      ['setMicrophone', false],
      ['setCamera', true],
      ['sendMessage', 'hi'],
      ['setTyping', true],
      ['markRead'],
      ['react', '👍', '1'],
      ['shareScreen', { audio: true }],
      ['stopScreen'],
      ['block'],
      ['goDirect'],
    ])
    expect(isClientRequest({ type: 'stop' })).to.equal(false)
  })

  it('[widget] opening the chat reads what came; beside the stage it is always open', () => {
    const unread = callView({ chat: { ...initialView.chat, unread: 3 } })
    expect(reduceRequest(unread, { type: 'chat', open: true }).chat).to.deep.include({ open: true, unread: 0 })
    const docked = reduceRequest(unread, { type: 'dock', docked: true })
    expect(docked.chat).to.deep.include({ docked: true, unread: 0 })
    expect(reduceRequest(docked, { type: 'chat', open: true })).to.equal(docked)
    const words = callView({ media: 'text' })
    expect(reduceRequest(words, { type: 'chat', open: true })).to.equal(words)
  })

  it('[S1] a report is about whom one saw when the dialog opened', () => {
    const open = reduceRequest(callView(), { type: 'report-dialog', open: true })
    expect(open.report).to.deep.equal({ step: 'open', sessionId: 's1', name: 'Lena' })
    const nextPartner = { ...open, partner: { ...lena, sessionId: 's2', name: 'Bo' } }
    expect(reduceRequest(nextPartner, { type: 'report-dialog', open: true }).report.sessionId).to.equal('s1')
    expect(reduceRequest(viewWith(), { type: 'report-dialog', open: true }).report.step).to.equal('closed')
  })

  it('[S1] a report that arrived thanks; one that did not keeps the dialog', () => {
    const sending = viewWith({ partner: lena, report: { step: 'sending', sessionId: 's1', name: 'Lena' } })
    expect(reportArrived(sending)).to.deep.include({ thanked: true, partner: null })
    expect(reportFailed(sending).report.step).to.equal('failed')
  })
})
