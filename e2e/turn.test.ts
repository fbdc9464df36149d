import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Coturn } from './support/coturn.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'
import { TurnClient, type Login } from './support/turn-client.ts'

// The built server's credentials at a real coturn, which runs with the file that is shipped for it.

const SECRET = 'a secret for this test only'
const UNAUTHORIZED = 401
const FORBIDDEN = 403
const QUOTA = 486

let turn: Coturn

beforeAll(async () => {
  turn = await Coturn.start({ secret: SECRET })
})

afterAll(async () => {
  await turn.stop()
})

/** What a server with this secret gives out. */
async function loginOf(secret: string): Promise<Login> {
  const server = await ServerProcess.start('--turn-urls', turn.url('udp'), '--turn-secret', secret)
  try {
    const response = await fetch(`${server.url}/api/ice-servers`, { method: 'POST' })
    const { ice_servers } = (await response.json()) as { ice_servers: Login[] }
    return ice_servers.at(-1)!
  } finally {
    await server.stop()
  }
}

function signed(username: string): Login {
  return { username, credential: createHmac('sha1', SECRET).update(username).digest('base64') }
}

const inSeconds = (seconds: number) => String(Math.floor(Date.now() / 1_000) + seconds)

/** The answer to somebody who asks for an address; what they hold is given back. */
async function allocated(login: Login, port = turn.port): Promise<number> {
  const client = await TurnClient.open(port, login)
  const code = await client.allocate()
  if (code === 0) expect(await client.giveBack()).toBe(0)
  client.close()
  return code
}

describe('coturn with the shipped file', () => {
  it('[H11] lets in who has credentials of the server', async () => {
    expect(await allocated(await loginOf(SECRET))).toBe(0)
  })

  it('[H11] turns away credentials of another secret, ended ones, and ones of which the end was moved', async () => {
    expect(await allocated(await loginOf('another secret than that'))).toBe(UNAUTHORIZED)
    expect(await allocated(signed(`${inSeconds(-10)}:ada`))).toBe(UNAUTHORIZED)
    const { credential } = signed(`${inSeconds(-10)}:ada`)
    expect(await allocated({ username: `${inSeconds(600)}:ada`, credential })).toBe(UNAUTHORIZED)
    expect(await allocated(signed(`${inSeconds(60)}:ada`))).toBe(0)
  })

  it('[turn] lets nobody in before its reader has given it a secret', async () => {
    const bare = await Coturn.start()
    try {
      for (const secret of [SECRET, '', 'REPLACE']) {
        const username = `${inSeconds(600)}:ada`
        const credential = createHmac('sha1', secret).update(username).digest('base64')
        expect(await allocated({ username, credential }, bare.port)).toBe(UNAUTHORIZED)
      }
    } finally {
      await bare.stop()
    }
  })

  it('[turn] lets nobody through to this machine, to the network around it, or to what has no single owner', async () => {
    const client = await TurnClient.open(turn.port, signed(`${inSeconds(600)}:peers4`))
    expect(await client.allocate()).toBe(0)
    const answers = await answersTo(client, [
      ...[
        '127.0.0.1',
        '127.255.255.254',
        '0.0.0.0',
        '0.0.0.1',
        '10.0.0.1',
        '10.255.255.255',
        '172.16.0.1',
        '172.31.255.255',
      ],
      ...['192.168.0.1', '192.168.255.255', '100.64.0.1', '100.127.255.255', '169.254.0.1', '169.254.169.254'],
      ...['192.0.0.1', '192.0.2.1', '192.88.99.1', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.1'],
      ...['224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
    ])
    expect([...answers].filter(([, code]) => code !== FORBIDDEN)).toEqual([])
    // Neighbours of those, and others, are whom it is for.
    const open = [
      '1.1.1.1',
      '9.255.255.255',
      '11.0.0.1',
      '100.63.255.255',
      '100.128.0.1',
      '172.15.255.255',
      '172.32.0.1',
    ]
    for (const [address, code] of await answersTo(client, open)) expect([address, code]).toEqual([address, 0])
    client.close()
  })

  it('[turn] nor by IPv6', async () => {
    const client = await TurnClient.open(turn.port, signed(`${inSeconds(600)}:peers6`))
    expect(await client.allocate(6)).toBe(0)
    const answers = await answersTo(client, [
      ...['::', '::1', '::7f00:1', '::ffff:7f00:1', '::ffff:a00:1', '64:ff9b::a00:1', '64:ff9b:1::1', '100::1'],
      ...['2001::1', '2001:db8::1', '2002:a00:1::1', 'fc00::1', 'fd12:3456::1', 'fe80::1', 'febf::1', 'fec0::1'],
      ...['ff02::1', 'ff0e::1'],
    ])
    expect([...answers].filter(([, code]) => code !== FORBIDDEN)).toEqual([])
    for (const [address, code] of await answersTo(client, ['2606:4700::1111', '2a00::1', '2001:200::1'])) {
      expect([address, code]).toEqual([address, 0])
    }
    client.close()
  })

  it('[turn] serves more people at once than one line of full pictures would carry', async () => {
    const users = Array.from({ length: 60 }, (_, at) => signed(`${inSeconds(600)}:user${String(at)}`))
    const clients = await Promise.all(users.map((user) => TurnClient.open(turn.port, user)))
    expect(await Promise.all(clients.map((client) => client.allocate()))).toEqual(users.map(() => 0))
    for (const client of clients) await client.giveBack()
    for (const client of clients) client.close()
  })

  it('[turn] gives one user only so much', async () => {
    const clients: TurnClient[] = []
    const codes: number[] = []
    while (codes.length < 30 && !codes.includes(QUOTA)) {
      const client = await TurnClient.open(turn.port, signed(`${inSeconds(600 + codes.length)}:greedy`))
      clients.push(client)
      codes.push(await client.allocate())
    }
    expect(codes).toEqual([...Array<number>(24).fill(0), QUOTA])
    expect(await allocated(signed(`${inSeconds(600)}:modest`))).toBe(0)
    for (const client of clients) client.close()
  })
})

it('[turn] an address counts as held from when it is granted to when it is given back', async () => {
  const coturn = await Coturn.start({ secret: SECRET })
  const login = signed(`${inSeconds(600)}:ada`)
  const clients = await Promise.all([0, 1, 2].map(() => TurnClient.open(coturn.port, login)))
  try {
    const [first, second, third] = clients as [TurnClient, TurnClient, TurnClient]
    expect(await allocated({ ...login, credential: 'wrong' }, coturn.port)).toBe(UNAUTHORIZED)
    for (const client of [first, second]) expect(await client.allocate()).toBe(0)
    await expect.poll(() => coturn.allocations).toEqual({ made: 2, open: 2, most: 2 })
    for (const client of [first, second]) expect(await client.giveBack()).toBe(0)
    expect(await third.allocate()).toBe(0)
    await expect.poll(() => coturn.allocations).toEqual({ made: 3, open: 1, most: 2 })
  } finally {
    for (const client of clients) client.close()
    await coturn.stop()
  }
})

it('[H11] two who may use nothing but the relay see and hear each other, by what the server gave them', async () => {
  const relay = await Coturn.start({ secret: SECRET, peers: 'loopback' })
  const server = await ServerProcess.start('--turn-urls', relay.url('udp'), '--turn-secret', SECRET)
  const browsers = await Promise.all([launchBrowser(), launchBrowser()])
  try {
    const [anna, bert] = await Promise.all(browsers.map((browser) => Person.open(browser, server.url, relayOnly)))
    for (const person of [anna!, bert!]) await person.press('Find')
    await Promise.all([anna!, bert!].map((person) => person.untilState('connected')))
    await Promise.all([anna!.seesAndHears(), bert!.seesAndHears()])
    expect([...anna!.complaints, ...bert!.complaints]).toEqual([])
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()))
    await server.stop()
    await relay.stop()
  }
})

/** Runs in the page: no way but the relay is open to it. */
function relayOnly(): void {
  const Native = window.RTCPeerConnection
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super({ ...configuration, iceTransportPolicy: 'relay' })
    }
    override setConfiguration(configuration?: RTCConfiguration): void {
      super.setConfiguration({ ...configuration, iceTransportPolicy: 'relay' })
    }
  }
}

async function answersTo(client: TurnClient, addresses: readonly string[]): Promise<Map<string, number>> {
  const answers = new Map<string, number>()
  for (const address of addresses) answers.set(address, await client.permit(address))
  return answers
}
