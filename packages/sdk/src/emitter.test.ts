import { afterEach, describe, expect, it, vi } from 'vitest'
import { Emitter } from './emitter.ts'
import type { ClientEvents } from './events.ts'

const waiting = (position: number): ClientEvents['waiting'] => ({ position, online: 2, reason: 'queued' })

afterEach(() => {
  vi.restoreAllMocks()
})

describe('Emitter', () => {
  it('gives each listener its own undo, and `off` undoes by listener', () => {
    const emitter = new Emitter()
    const heard: string[] = []
    const undo = emitter.on('waiting', () => heard.push('a'))
    const listener = () => heard.push('b')
    emitter.on('waiting', listener)
    emitter.emit('waiting', waiting(0))
    undo()
    undo()
    emitter.emit('waiting', waiting(0))
    emitter.off('waiting', listener)
    emitter.emit('waiting', waiting(0))
    expect(heard).toEqual(['a', 'b', 'b'])
  })

  it('hears once with `once`, and nothing after its undo', () => {
    const emitter = new Emitter()
    const heard: number[] = []
    emitter.once('waiting', ({ position }) => heard.push(position))
    emitter.once('waiting', () => heard.push(NaN))()
    emitter.emit('waiting', waiting(1))
    emitter.emit('waiting', waiting(2))
    expect(heard).toEqual([1])
  })

  it('removes by AbortSignal, and leaves nothing on the signal', () => {
    const emitter = new Emitter()
    const controller = new AbortController()
    const { signal } = controller
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    let heard = 0
    emitter.on('waiting', () => heard++, { signal })
    emitter.on('waiting', () => heard++, { signal })()
    emitter.once('waiting', () => heard++, { signal })
    emitter.emit('waiting', waiting(0))
    expect(heard).toBe(2)
    controller.abort()
    emitter.on('waiting', () => heard++, { signal })
    emitter.emit('waiting', waiting(0))
    expect(heard).toBe(2)
    expect(removed).toHaveBeenCalledTimes(added.mock.calls.length)
  })

  it('a listener that throws disturbs nobody else', () => {
    const seen = vi.spyOn(console, 'error').mockImplementation(() => {})
    const emitter = new Emitter()
    let heard = 0
    emitter.on('waiting', () => {
      throw new Error('mine')
    })
    emitter.on('waiting', () => heard++)
    expect(() => emitter.emit('waiting', waiting(0))).not.toThrow()
    expect(heard).toBe(1)
    expect(seen).toHaveBeenCalledOnce()
  })

  it('hands out events of a step after the step, and in one order for all', () => {
    const emitter = new Emitter()
    const heard: string[] = []
    let done = false
    emitter.on('waiting', ({ position }) => {
      heard.push(`first ${String(position)} ${String(done)}`)
      if (position === 0) emitter.emit('waiting', waiting(2))
    })
    emitter.on('waiting', ({ position }) => heard.push(`second ${String(position)}`))
    emitter.hold(() => {
      emitter.emit('waiting', waiting(0))
      emitter.emit('waiting', waiting(1))
      done = true
    })
    expect(heard).toEqual([
      ...['first 0 true', 'second 0'],
      ...['first 1 true', 'second 1'],
      ...['first 2 true', 'second 2'],
    ])
  })

  it('a listener removed by an earlier one is not called any more', () => {
    const emitter = new Emitter()
    let heard = 0
    emitter.on('waiting', () => undo())
    const undo = emitter.on('waiting', () => heard++)
    emitter.emit('waiting', waiting(0))
    expect(heard).toBe(0)
  })

  it('says nothing after clear, not even what was due', () => {
    const emitter = new Emitter()
    let heard = 0
    emitter.on('waiting', () => heard++)
    emitter.hold(() => {
      emitter.emit('waiting', waiting(0))
      emitter.clear()
    })
    emitter.emit('waiting', waiting(0))
    expect(heard).toBe(0)
  })

  it('goes on after a turn that throws, and says so', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const emitter = new Emitter()
    const heard: number[] = []
    emitter.on('waiting', ({ position }) => heard.push(position))
    emitter.inTurn(() => {
      throw new Error('an element that cannot play')
    })
    emitter.emit('waiting', waiting(3))
    expect(heard).toEqual([3])
    expect(said).toHaveBeenCalledOnce()
  })

  it('knows whether anybody listens to a type', () => {
    const emitter = new Emitter()
    emitter.on('state', () => {})
    expect(emitter.has('speaking')).toBe(false)
    const undo = emitter.on('speaking', () => {})
    expect(emitter.has('speaking')).toBe(true)
    undo()
    expect(emitter.has('speaking')).toBe(false)
  })
})
