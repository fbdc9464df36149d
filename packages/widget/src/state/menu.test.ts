import { expect } from '../../test/expect.ts'
import { callView, viewWith } from '../../test/views.ts'
import { menuItems } from './menu.ts'
import { initialCall, initialVeil, initialView, noPartnerMedia, type View } from './view.ts'

const able = {
  screen: true,
  pictureInPicture: true,
  fullScreen: true,
  notify: true,
  camera: true,
  microphone: true,
  sockets: true,
  files: true,
  keys: true,
  sounds: true,
}
const ids = (view: View) => menuItems(view).map(({ id }) => id)

describe('menu', () => {
  it('[look] offers what can be done now', () => {
    expect(ids(viewWith({ abilities: able }))).to.deep.equal(['devices', 'fullScreen', 'sounds', 'notify'])
    const call = { ...initialCall, quality: 4 } as const
    expect(ids(callView({ abilities: able, call }))).to.deep.equal([
      ...['devices', 'screen', 'cover', 'pictureInPicture', 'fullScreen', 'figures', 'sounds', 'notify', 'block'],
    ])
    expect(ids(callView({ abilities: able, media: 'text' }))).to.deep.equal(['fullScreen', 'sounds', 'notify', 'block'])
  })

  it('[look] offers nothing that the browser cannot do or the page does not want', () => {
    const { abilities } = initialView
    expect(ids(callView({ abilities: { ...abilities, sounds: false } }))).to.deep.equal(['devices', 'cover', 'block'])
  })

  it('[look] a picture that is veiled goes into no window of its own', () => {
    const veil = { ...initialVeil, check: 'flagged' } as const
    expect(ids(callView({ abilities: able, veil }))).not.to.include('pictureInPicture')
    const remote = { ...noPartnerMedia, video: false }
    expect(ids(callView({ abilities: able, remote }))).not.to.include('pictureInPicture')
  })

  it('[V2] a direct connection is offered where addresses are hidden, and waits for the partner', () => {
    const direct = (privacy: View['call']['privacy']) =>
      menuItems(callView({ call: { ...initialCall, privacy } })).find(({ id }) => id === 'goDirect')
    expect(direct('direct')).to.equal(undefined)
    expect(direct('relay')).to.equal(undefined)
    expect(direct('relay_first')).to.deep.include({ waits: false })
    expect(direct('asked')).to.deep.include({ waits: true })
  })

  it('[look] a switch asks for the other of what it is', () => {
    const sounds = menuItems(viewWith({ habits: { sounds: true, notify: false } })).find(({ id }) => id === 'sounds')
    expect(sounds).to.deep.equal({ id: 'sounds', request: { type: 'sounds', on: false }, on: true })
  })
})
