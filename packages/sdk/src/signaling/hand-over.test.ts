import type { ServerMessage } from '@mismatch/protocol'
import { describe, expect, it } from 'vitest'
import { makeClient } from '../testing/harness.ts'
import { waitingFrame, welcomeFrame } from '../testing/frames.ts'
import { HandOver } from './hand-over.ts'
import type { Listen } from './hints.ts'

const url = 'wss://match.example.com/ws'

/** A tab whose pages come and go; its storage is copied when it is duplicated. */
function makeTab(entries = new Map<string, string>()) {
  const heard = new Set<Parameters<Listen>>()
  const listen: Listen = (...listening) => {
    heard.add(listening)
    return () => heard.delete(listening)
  }
  const storage = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  }
  const say = (type: 'pagehide' | 'pageshow', persisted: boolean) => {
    for (const [each, listener] of [...heard]) if (each === type) listener({ persisted })
  }
  return {
    entries,
    storage,
    heard,
    say,
    page: (at = url) => {
      const page = new HandOver({ url: at, reloadStorage: () => storage, listen })
      page.open()
      return page
    },
    reload: () => {
      say('pagehide', false)
      heard.clear()
    },
    duplicate: () => makeTab(new Map(entries)),
  }
}

const welcome = (resume_token?: string): ServerMessage => ({
  ...welcomeFrame(),
  ...(resume_token !== undefined && { resume_token }),
})

describe('HandOver', () => {
  it('[H7] leaves to the next client what no server has answered yet, as when a page makes its client twice', () => {
    const tab = makeTab()
    tab.page().heard(welcome('t1'))
    tab.reload()
    tab.page().close()
    const second = tab.page()
    expect(second.token).toBe('t1')
    second.heard(welcome())
    second.close()
    expect(tab.page().token).toBeUndefined()
  })

  it('[H7] hands the newest token over to the next page of the tab, and to no other', () => {
    const tab = makeTab()
    const page = tab.page()
    page.heard(welcome('r.1'))
    page.heard(waitingFrame({ resume_token: 'r.2' }))
    // A frame without one leaves the token as it is.
    page.heard(waitingFrame())
    expect(tab.entries.size).toBe(0)
    expect(tab.duplicate().page().token).toBeUndefined()
    tab.reload()
    const next = tab.page()
    expect([next.token, tab.entries.size]).toEqual(['r.2', 0])
    expect(tab.page().token).toBeUndefined()
    expect(tab.duplicate().page().token).toBeUndefined()
  })

  it('[H7] asks with it until a server answers, over a lost Welcome and another reload', () => {
    const tab = makeTab()
    tab.page().heard(welcome('r.1'))
    tab.reload()
    expect(tab.page().token).toBe('r.1')
    tab.reload()
    const page = tab.page()
    expect(page.token).toBe('r.1')
    page.heard(welcome())
    expect(page.token).toBeUndefined()
    tab.reload()
    expect(tab.page().token).toBeUndefined()
  })

  it('[H7] a page that comes back from the cache takes back what it left', () => {
    const tab = makeTab()
    const page = tab.page()
    page.heard(welcome('r.1'))
    tab.say('pagehide', true)
    expect(tab.entries.size).toBe(1)
    tab.say('pageshow', true)
    expect(tab.entries.size).toBe(0)
    expect(tab.duplicate().page().token).toBeUndefined()
    // It still has its own.
    tab.reload()
    expect(tab.page().token).toBe('r.1')
  })

  it('[H7] leaves nothing of a server to another, nothing after its end, and no listener', () => {
    const tab = makeTab()
    const page = tab.page()
    page.heard(welcome('r.1'))
    tab.reload()
    expect(tab.page('wss://other.example.com/ws').token).toBeUndefined()
    const stopped = tab.page()
    tab.heard.clear()
    stopped.close()
    stopped.open()
    stopped.heard(welcome('r.2'))
    stopped.close()
    stopped.close()
    expect(tab.heard.size).toBe(0)
    tab.reload()
    expect(tab.entries.size).toBe(0)
  })

  it('[H7] closed storage, a full one, none, and nonsense in it are a new start', () => {
    const closed = () => {
      throw new DOMException('', 'SecurityError')
    }
    const none = { getItem: closed, setItem: closed, removeItem: closed }
    for (const reloadStorage of [closed, () => undefined, () => none]) {
      const tab = makeTab()
      const listen: Listen = (_type, listener) => {
        listener({ persisted: true })
        return () => {}
      }
      const page = new HandOver({ url, reloadStorage, listen })
      page.heard(welcome('r.1'))
      page.open()
      expect([page.token, tab.entries.size]).toEqual(['r.1', 0])
    }
    for (const stored of ['', 'x'.repeat(2_049)]) {
      expect(makeTab(new Map([[`mismatch.resume ${url}`, stored]])).page().token).toBeUndefined()
    }
  })
})

describe('MatchClient on a reloaded page', () => {
  const key = `mismatch.resume ${url}`

  it('[H7] keeps its place in the queue while the camera prompt is open, and asks with the wishes of the new page', async () => {
    const tab = makeTab(new Map([[key, 'r.1']]))
    const { client, server, devices } = makeClient({ reloadStorage: tab.storage })
    devices.asks = true
    const started = client.start({ tags: ['chess'] })
    server.socket.welcome({ resumed: 'session', state: 'waiting', resume_token: 'r.2' })
    expect(server.of('Hello')).toMatchObject([{ resume: { token: 'r.1' } }])
    expect(server.of('Hello')[0]?.resume).not.toHaveProperty('received')
    server.socket.say(waitingFrame({ position: 2 }))
    expect([client.state, server.of('Leave')]).toEqual(['connecting', []])
    devices.prompt.grant()
    await started
    expect(server.of('Ready')).toMatchObject([{ tags: ['chess'] }])
    server.socket.say(waitingFrame({ position: 2 }))
    expect(client.waiting?.position).toBe(2)
  })

  it('[H7] gives back a place that it only prepares for, and a partner it does not know', async () => {
    const tab = makeTab(new Map([[key, 'r.1']]))
    const preview = makeClient({ reloadStorage: tab.storage })
    await preview.client.prepare()
    preview.server.socket.welcome({ resumed: 'session', state: 'waiting' })
    expect([preview.server.of('Leave').length, preview.server.of('Ready')]).toEqual([1, []])

    tab.entries.set(key, 'r.1')
    const paired = makeClient({ reloadStorage: tab.storage })
    await paired.client.start()
    paired.server.socket.welcome({ resumed: 'session', state: 'paired', session_id: 'S1' })
    expect(paired.server.of('Failed')).toEqual([{ type: 'Failed', session_id: 'S1', stage: 'unknown' }])
  })

  it('[H7] without anything handed over, or with it switched off, it starts anew', async () => {
    for (const [entries, reloadStorage] of [
      [[], undefined],
      [[[key, 'r.1']], null],
    ] as const) {
      const tab = makeTab(new Map<string, string>(entries))
      const { client, server } = makeClient({ reloadStorage: reloadStorage === null ? null : tab.storage })
      await client.start()
      server.socket.welcome()
      expect(server.of('Hello')[0]).not.toHaveProperty('resume')
      expect(server.of('Ready')).toHaveLength(1)
    }
  })
})
