import type { ClientMessageMap, IceServer } from '@mismatch/protocol'
import type { Emitter } from '../emitter.ts'
import type { Config } from '../resolve-options.ts'
import { makeConnection } from '../rtc.ts'
import { lookAtLoopBack, type Connect } from './connection-checks.ts'
import { lookAtDevices, type DeviceTools } from './device-checks.ts'
import type { DiagnoseOptions, Diagnosis } from './diagnosis.ts'
import { checkIce } from './ice-checks.ts'
import { Run } from './run.ts'
import { askForServers } from './server-list.ts'
import { lookAtSignaling, type SignalingTools } from './signaling-check.ts'

export interface DiagnosisParts extends DeviceTools, SignalingTools {
  readonly config: Config
  readonly hello: () => ClientMessageMap['Hello']
  readonly emitter: Pick<Emitter, 'inTurn'>
  /** Whether the server has something of this client's. */
  readonly link: { readonly holds: boolean }
  readonly devices: { readonly stream: MediaStream | null }
  /** What the client has been told of. */
  readonly offers: { readonly iceServers: readonly IceServer[] }
  /** Aborted when the client is destroyed. */
  readonly destroying: AbortSignal
}

// All in all below 15 s: what needs the list of servers comes after it.
const SIGNALING_MS = 10_000
const LIST_MS = 5_000
const LOOP_BACK_MS = 5_000
/** A prompt is answered by a person. */
const DEVICES_MS = 14_000

/** Looks once at everything that a call needs, with sockets and connections of its own, all at the same time. */
export async function diagnose(
  parts: DiagnosisParts,
  { signal, onCheck, ask = false }: DiagnoseOptions,
): Promise<Diagnosis> {
  const { config, emitter, link, hello, offers, destroying } = parts
  const signals = signal === undefined ? [destroying] : [signal, destroying]
  // In the emitter's turn, where a listener that throws cannot break us.
  const run = new Run(config.clock, signals, (check) => emitter.inTurn(() => onCheck?.(check)))
  const connect: Connect = (configuration) => makeConnection(config, configuration)

  const looking = once(() => lookAtDevices(config, parts, parts.devices.stream, ask))
  const device = (name: 'camera' | 'microphone', kind: 'video' | 'audio') =>
    run.check(name, DEVICES_MS, 'not_answered', async ({ settle }) => settle((await looking())[kind]))

  let servers = config.iceServers
  const overHttp = once(() =>
    run.attempt(LIST_MS, 'unreachable', (attempt) =>
      askForServers(config, parts.readFrame, hello().token, attempt, (given) => (servers ??= given)),
    ),
  )
  const ice = async () => {
    const none = servers === undefined ? (await overHttp()).code : null
    return Promise.all(checkIce(run, connect, servers ?? offers.iceServers, none ?? 'not_configured'))
  }

  const found = await Promise.all([
    device('camera', 'video'),
    device('microphone', 'audio'),
    run.check('signaling', SIGNALING_MS, 'unreachable', (attempt) =>
      lookAtSignaling(config, parts, () => (link.holds ? null : hello()), attempt, overHttp),
    ),
    ice(),
    run.check('data_channel', LOOP_BACK_MS, 'no_candidates', (attempt) => lookAtLoopBack(connect, attempt)),
  ])
  run.end()
  const checks = found.flat()
  return { ok: checks.every(({ ok }) => ok !== false), checks }
}

/** For what several want to know. */
function once<Found>(find: () => Promise<Found>): () => Promise<Found> {
  let found: Promise<Found> | undefined
  return () => (found ??= find())
}
