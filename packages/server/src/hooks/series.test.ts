import { expect, it } from 'vitest'
import { Series } from './series.ts'

/** Tasks that end when they are told to, and in which order they began. */
function tasks() {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const task = (name: string) => () => {
    begun.push(name)
    return new Promise<string>((resolve) => {
      ends.set(name, () => {
        resolve(name)
      })
    })
  }
  return { begun, ends, task }
}

it('[hooks] tasks with a name in common run one after another, the others at once', async () => {
  const series = new Series()
  const { begun, ends, task } = tasks()
  void series.run(['anna', 'bert'], task('first'))
  const second = series.run(['bert', 'cleo'], task('second'))
  void series.run(['dora'], task('other'))
  const third = series.run(['cleo'], task('third'))
  expect(begun).toEqual(['first', 'other'])
  ends.get('first')?.()
  await expect.poll(() => begun).toEqual(['first', 'other', 'second'])
  ends.get('second')?.()
  expect(await second).toBe('second')
  await expect.poll(() => begun.at(-1)).toBe('third')
  ends.get('third')?.()
  await third
  expect(series.run(['anna', 'bert', 'cleo'], () => 'at once')).toBe('at once')
})

it('[hooks] no more than 64 wait under one name; what comes then is not run', async () => {
  const series = new Series()
  const { begun, ends, task } = tasks()
  for (let i = 0; i < 64; i++) void series.run(['anna'], task(String(i)))
  expect(series.run(['anna', 'bert'], task('too many'))).toBeUndefined()
  ends.get('0')?.()
  await expect.poll(() => begun).toEqual(['0', '1'])
  expect(series.run(['anna'], task('again'))).toBeInstanceOf(Promise)
})
