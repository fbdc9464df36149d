// Who is measured, and what each takes part in.
import { ClassicPerson } from './people/classic-person.mjs'
import { PeerJsPerson } from './people/peerjs-person.mjs'
import { SocketIoPerson } from './people/socket-io-person.mjs'
import { V1Person } from './people/v1-person.mjs'

/** The servers, by the name of their file in `servers/`. */
export const servers = ['ours', 'bare', 'peerjs', 'socket-io']

/**
 * A server and the people who play at it. `pair`: how two of them meet (`connectPair`) · `Dialect`: who comes in crowds, if they do ·
 * `meets: false`: in crowds nobody is paired.
 */
export const contenders = {
  'ours classic': { server: 'ours', pair: 'classic', Dialect: ClassicPerson },
  'ours v1': { server: 'ours', pair: 'v1', Dialect: V1Person },
  // It knows no v1: it carries its frames, and crowds of v1 are compared with its classic ones.
  'bare classic': { server: 'bare', pair: 'classic', Dialect: ClassicPerson },
  'bare v1': { server: 'bare', pair: 'v1 by classic' },
  peerjs: { server: 'peerjs', pair: 'peerjs', Dialect: PeerJsPerson, meets: false },
  'socket-io': { server: 'socket-io', pair: 'socket-io', Dialect: SocketIoPerson },
}

/** The names of those at these servers. */
export function contendersAt(servers) {
  return Object.keys(contenders).filter((name) => servers.includes(contenders[name].server))
}
