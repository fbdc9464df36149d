import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MatchClient, type ClientEvents, type ClientEventType } from '@mismatch/sdk'
import { makeFaults } from '@mismatch/sdk/testing'
import { afterEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { ServerProcess } from './support/server.ts'

// Two people who write to each other, in Node, with the real server between them.

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const each of undo.splice(0).reverse()) await each()
})

function makeWriter(url: string) {
  const faults = makeFaults({ WebSocket: WebSocket })
  const client = new MatchClient({ url, ...faults.options, reconnect: { minDelayMs: 50, maxDelayMs: 500 } })
  undo.push(() => client.destroy())
  const heard: string[] = []
  const ends: string[] = []
  client.on('message', ({ message }) => message.from === 'peer' && heard.push(message.text))
  client.on('peerleft', ({ reason }) => ends.push(reason))
  const until = <Type extends ClientEventType>(type: Type, is: (event: ClientEvents[Type]) => boolean = () => true) =>
    new Promise<void>((resolve) => {
      const stop = client.on(type, (event) => {
        if (!is(event)) return
        stop()
        resolve()
      })
    })
  return { client, faults, heard, ends, until }
}

async function makePair(url: string) {
  const [anna, bert] = [makeWriter(url), makeWriter(url)]
  const paired = Promise.all([anna.until('connected'), bert.until('connected')])
  for (const { client } of [anna, bert]) await client.start({ media: 'text' })
  await paired
  return [anna, bert] as const
}

it('[H6] whoever is cut off again and again, every message arrives once and in order', async () => {
  // What is written here nobody could type.
  const server = await ServerProcess.start('--chat-per-second', '0')
  undo.push(() => server.stop())
  const [anna, bert] = await makePair(server.wsUrl)
  const sent: string[] = []
  for (let round = 0; round < 12; round++) {
    const cut = round % 2 === 0 ? anna : bert
    const back = cut.until('signaling', ({ to }) => to === 'online')
    for (let each = 0; each < 2; each++) sent.push(anna.client.session?.sendMessage(`${round}.${each}`).text ?? '')
    cut.faults.simulate('signaling-drop')
    sent.push(anna.client.session?.sendMessage(`${round} away`).text ?? '')
    const [last] = sent.slice(-1)
    const arrived = bert.heard.includes(last ?? '') || bert.until('message', ({ message }) => message.text === last)
    await Promise.all([back, arrived])
  }
  expect(bert.heard).toEqual(sent)
  expect([anna.ends, bert.ends]).toEqual([[], []])
})

it('[H7] [E3] a server that is updated ends no session, and what is written meanwhile arrives', async () => {
  const data = await mkdtemp(join(tmpdir(), 'mismatch-resume-'))
  undo.push(() => rm(data, { recursive: true, force: true }))
  const flags = ['--data-dir', data, '--drain-ms', '200']
  const first = await ServerProcess.start(...flags)
  undo.push(() => first.stop('SIGKILL'))
  const [anna, bert] = await makePair(first.wsUrl)
  const lost = anna.until('signaling', ({ to }) => to === 'connecting')
  const backAgain = Promise.all([anna, bert].map((each) => each.until('signaling', ({ to }) => to === 'online')))
  await first.stop()
  await lost
  anna.client.session?.sendMessage('are you still there?')
  const arrived = bert.until('message')
  const second = await ServerProcess.start(...flags, '--port', first.port)
  undo.push(() => second.stop())
  await Promise.all([backAgain, arrived])
  expect(bert.heard).toEqual(['are you still there?'])
  expect([anna.client.state, anna.ends, bert.ends]).toEqual(['connected', [], []])
})
