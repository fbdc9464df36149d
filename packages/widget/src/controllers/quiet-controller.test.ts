import { expect } from '../../test/expect.ts'
import type { ReactiveController } from 'lit'
import { QuietController } from './quiet-controller.ts'

/** A host with a hand-turned clock. */
class Host extends EventTarget {
  updates = 0
  readonly pending = new Set<() => void>()
  controller: ReactiveController | null = null
  addController(controller: ReactiveController): void {
    this.controller = controller
  }
  requestUpdate(): void {
    this.updates++
  }
  after = (_ms: number, run: () => void): (() => void) => {
    this.pending.add(run)
    return () => this.pending.delete(run)
  }
  threeSecondsPass(): void {
    for (const run of [...this.pending]) {
      this.pending.delete(run)
      run()
    }
  }
}

function start({ mayRest = true, held = false } = {}) {
  const host = new Host()
  const now = { mayRest, held }
  const quiet = new QuietController(host as never, {
    mayRest: () => now.mayRest,
    held: () => now.held,
    after: host.after,
  })
  quiet.hostConnected()
  quiet.hostUpdated()
  return { host, now, quiet }
}

describe('quiet controls', () => {
  it('[look] fade when nobody touches anything, and come back with the pointer', () => {
    const { host, quiet } = start()
    expect(quiet.quiet).to.equal(false)
    host.threeSecondsPass()
    expect(quiet.quiet).to.equal(true)
    host.dispatchEvent(new Event('pointermove'))
    expect(quiet.quiet).to.equal(false)
    host.threeSecondsPass()
    expect(quiet.quiet).to.equal(true)
  })

  it('[look] never fade while the keyboard or a pointer is at them', () => {
    const { host, now, quiet } = start({ held: true })
    host.threeSecondsPass()
    expect(quiet.quiet).to.equal(false)
    now.held = false
    host.threeSecondsPass()
    expect(quiet.quiet).to.equal(true)
  })

  it('[look] never fade while something needs an answer, and come back for it', () => {
    const { host, now, quiet } = start()
    host.threeSecondsPass()
    now.mayRest = false
    quiet.hostUpdated()
    expect(quiet.quiet).to.equal(false)
    host.threeSecondsPass()
    expect(quiet.quiet).to.equal(false)
  })

  it('[house 7] leave no timer and no listener behind', () => {
    const { host, quiet } = start()
    quiet.hostDisconnected()
    expect(host.pending.size).to.equal(0)
    host.dispatchEvent(new Event('pointermove'))
    expect(host.pending.size).to.equal(0)
  })
})
