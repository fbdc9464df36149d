import { expect } from '../../test/expect.ts'
import { callView, viewWith } from '../../test/views.ts'
import { keyRequest, type KeyPress } from './keys.ts'
import { initialView } from './view.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  repeat: false,
  composing: false,
  modified: false,
  inTextField: false,
  ...more,
})
const own = { stream: new MediaStream(), microphone: true, camera: false, screen: null }

describe('keys', () => {
  it('[keys] Esc is Next with a partner, also from a text field, and nothing without one', () => {
    expect(keyRequest(press('Escape'), callView())).to.deep.equal({ type: 'next' })
    expect(keyRequest(press('Escape', { inTextField: true }), callView())).to.deep.equal({ type: 'next' })
    expect(keyRequest(press('Escape'), viewWith({ state: 'waiting' }))).to.equal(null)
  })

  it('[keys] Esc closes the open chat first', () => {
    const view = callView({ chat: { ...initialView.chat, open: true } })
    expect(keyRequest(press('Escape'), view)).to.deep.equal({ type: 'chat', open: false })
  })

  it('[keys] Esc closes the figures of the call before it is Next', () => {
    const view = callView({ call: { ...initialView.call, open: true } })
    expect(keyRequest(press('Escape'), view)).to.deep.equal({ type: 'connection', open: false })
  })

  it('[keys] Esc belongs to an open dialog, to an input method, and is not repeated', () => {
    const view = callView({ report: { step: 'open', sessionId: 's1', name: '' } })
    expect(keyRequest(press('Escape'), view)).to.equal(null)
    expect(keyRequest(press('Escape', { composing: true }), callView())).to.equal(null)
    expect(keyRequest(press('Escape', { repeat: true }), callView())).to.equal(null)
  })

  it('[keys] M, V and C switch microphone, camera and chat', () => {
    expect(keyRequest(press('m'), callView({ own }))).to.deep.equal({ type: 'microphone', on: false })
    expect(keyRequest(press('V'), callView({ own }))).to.deep.equal({ type: 'camera', on: true })
    expect(keyRequest(press('c'), callView())).to.deep.equal({ type: 'chat', open: true })
  })

  it('[keys] letters do nothing in text fields, with a modifier, or without what they switch', () => {
    expect(keyRequest(press('m', { inTextField: true }), callView({ own }))).to.equal(null)
    expect(keyRequest(press('c', { modified: true }), callView())).to.equal(null)
    expect(keyRequest(press('m'), callView())).to.equal(null)
    expect(keyRequest(press('v'), callView({ own, media: 'audio' }))).to.equal(null)
    expect(keyRequest(press('c'), initialView)).to.equal(null)
  })
})
