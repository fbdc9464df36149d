import { describe, expect, it } from 'vitest'
import type { BackendEvents } from '../backend.ts'
import { Turns } from './turns.ts'

/** Listens to `onIdle` alone. */
function listener(hear: (user: string) => void): BackendEvents {
  const ignore = () => {}
  return {
    onArrived: ignore,
    onAway: ignore,
    onBack: ignore,
    onGone: ignore,
    onReplaced: ignore,
    onTurnedAway: ignore,
    onWaiting: ignore,
    onPaired: ignore,
    onEnded: ignore,
    onReported: ignore,
    onBlocked: () => undefined,
    onRefused: ignore,
    onIdle({ user }) {
      hear(user)
    },
  }
}

const say = (turns: Turns, user: string) => {
  turns.tell((events) => {
    events.onIdle({ user, reason: 'left' })
  })
}

describe('turns', () => {
  it('[F6] what a turn has to say is told after it, and before the next', () => {
    const turns = new Turns()
    const story: string[] = []
    turns.listen(
      listener((user) => {
        story.push(`heard ${user}`)
        if (user !== 'ann') return
        turns.take(() => {
          story.push('second turn')
          say(turns, 'cat')
        })
      }),
    )
    turns.take(() => {
      say(turns, 'ann')
      say(turns, 'bob')
      story.push('first turn')
    })
    expect(story).toEqual(['first turn', 'heard ann', 'heard bob', 'second turn', 'heard cat'])
  })

  it('[F6] a listener that throws is told of, after everybody else has heard', () => {
    const turns = new Turns()
    const story: string[] = []
    turns.listen(
      listener((user) => {
        story.push(user)
        if (user === 'ann') throw new Error('no')
      }),
    )
    const speak = () => {
      say(turns, 'ann')
      say(turns, 'bob')
    }
    expect(() => {
      turns.take(speak)
    }).toThrow('no')
    expect(() => {
      turns.take(speak)
    }).toThrow('no')
    expect(story).toEqual(['ann', 'bob', 'ann', 'bob'])
  })

  it('[F6] nothing is told after close, not even the rest of a turn', () => {
    const turns = new Turns()
    const story: string[] = []
    turns.listen(
      listener((user) => {
        story.push(user)
        turns.close()
        turns.take(() => story.push('a turn'))
      }),
    )
    turns.take(() => {
      say(turns, 'ann')
      say(turns, 'bob')
    })
    expect(story).toEqual(['ann'])
  })
})
