import { expect } from '../../test/expect.ts'
import { PressGuard } from './press-guard.ts'

describe('press guard', () => {
  it('[widget] pressing Next again and again never hits the Cancel that appears in between', () => {
    const guard = new PressGuard()
    guard.shows('next', 0)
    expect(guard.allows(1, 1_000)).to.equal(true)
    guard.shows('cancel', 1_050)
    expect(guard.allows(1, 1_300)).to.equal(false)
    guard.shows('next', 1_400)
    expect(guard.allows(1, 1_500)).to.equal(true)
  })

  it('[widget] the second half of a double click on Find does not cancel', () => {
    const guard = new PressGuard()
    expect(guard.allows(1, 0)).to.equal(true)
    guard.shows('cancel', 10)
    expect(guard.allows(2, 5_000)).to.equal(false)
  })

  it('[widget] a press that is meant cancels', () => {
    const guard = new PressGuard()
    guard.shows('cancel', 10)
    expect(guard.allows(1, 700)).to.equal(true)
    expect(guard.allows(0, 700)).to.equal(true)
  })
})
