import { expect } from '../../test/expect.ts'
import { lineWith } from '../../test/views.ts'
import { layoutOf } from './chat-layout.ts'

const minute = 60_000
const says = (from: 'me' | 'peer', minutes: number, more = {}) => lineWith({ from, at: minutes * minute, ...more })

describe('chat layout', () => {
  it('[look] what one of the two writes within two minutes of each other belongs together', () => {
    const places = layoutOf([says('peer', 0), says('peer', 2), says('peer', 4.1), says('me', 4.1), says('peer', 4.2)])
    expect(places.map(({ first }) => first)).to.deep.equal([true, false, true, true, true])
    expect(places.map(({ last }) => last)).to.deep.equal([false, true, true, true, true])
  })

  it('[look] the time stands at the beginning, and where it was quiet for more than five minutes', () => {
    const places = layoutOf([says('peer', 0), says('me', 5), says('me', 10.1)])
    expect(places.map(({ timed }) => timed)).to.deep.equal([true, false, true])
  })

  it('[R2] each receipt stands at the last of one’s own messages that has come so far', () => {
    const places = layoutOf([
      says('me', 0, { status: 'read' }),
      says('me', 0, { status: 'read' }),
      says('me', 0, { status: 'delivered' }),
      says('peer', 0, { status: 'read' }),
      says('me', 0, { status: 'sent' }),
      says('me', 0, { status: 'sent' }),
      says('me', 0, { status: 'failed' }),
    ])
    expect(places.map(({ receipt }) => receipt)).to.deep.equal([null, 'read', 'delivered', null, null, 'sent', null])
  })
})
