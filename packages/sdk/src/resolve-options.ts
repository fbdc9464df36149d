import { limits, type IceServer } from '@mismatch/protocol'
import { version } from '../package.json'
import { systemClock, type Clock } from './clock.ts'
import { invalidOptions } from './errors.ts'
import type {
  DeviceSource,
  KeyValueStorage,
  MatchClientOptions,
  PermissionSource,
  Preferences,
  ReloadStorage,
  RtcConnectionConstructor,
  SocketConstructor,
} from './options.ts'
import type { Listen } from './signaling/hints.ts'
import { preferenceFaults } from './preferences.ts'

/** The options with every default filled in. What is the browser's is looked up only when one of these is called. */
export interface Config {
  readonly url: string
  readonly deviceId: string | null | undefined
  readonly token: MatchClientOptions['token']
  readonly challenge: MatchClientOptions['challenge']
  readonly preferences: Preferences | undefined
  readonly client: { readonly name: string; readonly version: string }
  readonly socket: () => SocketConstructor | undefined
  readonly rtcConnection: () => RtcConnectionConstructor | undefined
  readonly devices: () => DeviceSource | undefined
  readonly permissions: () => PermissionSource | undefined
  readonly fetch: () => typeof globalThis.fetch
  readonly storage: () => KeyValueStorage | undefined
  readonly isSecure: () => boolean
  readonly reloadStorage: () => ReloadStorage | undefined
  readonly listen: Listen
  readonly clock: Clock
  readonly random: () => number
  readonly iceServers: readonly IceServer[] | undefined
  readonly iceTransportPolicy: 'all' | 'relay'
  readonly backoff: { readonly minDelayMs: number; readonly maxDelayMs: number }
  readonly connectTimeoutMs: number
  readonly maxBitrateKbps: { readonly audio: number; readonly video: number; readonly screen: number }
  readonly isHidden: () => boolean
  readonly warmStart: boolean
}

/** @throws MatchError `invalid_options`, naming every fault at once */
export function resolveOptions(options: MatchClientOptions): Config {
  if (typeof options !== 'object' || (options as unknown) === null) {
    throw invalidOptions(['options: expected an object with a url'])
  }
  const faults: string[] = []
  const url = signalingUrl(options.url, faults)
  faults.push(...preferenceFaults(options.preferences))
  const { minDelayMs = 500, maxDelayMs = 20_000 } = options.reconnect ?? {}
  const { connectTimeoutMs = 15_000, client = { name: '@mismatch/sdk', version }, deviceId, token, challenge } = options
  const { audio = 40, video = 1_500, screen = 2_500 } = options.rtc?.maxBitrateKbps ?? {}
  const expectAmounts = (what: string, amounts: Record<string, unknown>) => {
    for (const [name, value] of Object.entries(amounts)) {
      if (!Number.isFinite(value) || (value as number) < 0) faults.push(`${name}: expected ${what}, 0 or more`)
    }
  }
  expectAmounts('milliseconds', { minDelayMs, maxDelayMs, connectTimeoutMs })
  expectAmounts('kbit/s', {
    'maxBitrateKbps.audio': audio,
    'maxBitrateKbps.video': video,
    'maxBitrateKbps.screen': screen,
  })
  if (minDelayMs > maxDelayMs) faults.push('reconnect: minDelayMs is greater than maxDelayMs')
  const expectText = (name: string, value: unknown, min: number, max: number) => {
    if (typeof value !== 'string' || value.length < min || value.length > max) {
      faults.push(`${name}: expected a text of ${min} to ${max} units`)
    }
  }
  const expectTextOrFunction = (name: string, value: unknown, max: number) => {
    if (value !== undefined && typeof value !== 'function') expectText(name, value, 1, max)
  }
  expectTextOrFunction('token', token, limits.token)
  expectTextOrFunction('challenge', challenge, limits.token)
  if (deviceId != null) expectText('deviceId', deviceId, 1, limits.deviceId)
  expectText('client.name', client.name, 0, limits.clientName)
  expectText('client.version', client.version, 0, limits.clientVersion)
  if (faults.length > 0) throw invalidOptions(faults)
  return {
    url,
    deviceId,
    token,
    challenge,
    preferences: options.preferences,
    client,
    socket: () => options.WebSocket ?? ambient().WebSocket,
    rtcConnection: () => options.RTCPeerConnection ?? ambient().RTCPeerConnection,
    devices: () => options.mediaDevices ?? ambient().navigator?.mediaDevices,
    permissions: () => options.permissions ?? ambient().navigator?.permissions,
    fetch: () => options.fetch ?? ambient().fetch,
    storage: () => options.storage ?? ambient().localStorage,
    isSecure: () => ambient().isSecureContext !== false,
    reloadStorage: () =>
      options.reloadStorage === undefined ? ambient().sessionStorage : (options.reloadStorage ?? undefined),
    listen,
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    iceServers: options.rtc?.iceServers,
    iceTransportPolicy: options.rtc?.iceTransportPolicy ?? 'all',
    backoff: { minDelayMs, maxDelayMs },
    connectTimeoutMs,
    maxBitrateKbps: { audio, video, screen },
    isHidden: () => ambient().document?.visibilityState === 'hidden',
    warmStart: options.warmStart ?? true,
  }
}

function signalingUrl(address: unknown, faults: string[]): string {
  try {
    const { protocol, hostname, host, username, password, pathname, search } = new URL(String(address))
    const path = pathname === '/' ? '/ws' : pathname
    if (/^(ws|http)s?:$/.test(protocol) && hostname !== '' && username + password === '')
      return protocol.replace('http', 'ws') + '//' + host + path + search
  } catch {
    // Told below.
  }
  faults.push('url: expected an address like wss://match.example.com/ws, without name and password')
  return ''
}

/** What a browser has and another place may not. */
interface Ambient extends EventSource {
  readonly WebSocket?: SocketConstructor
  readonly RTCPeerConnection?: RtcConnectionConstructor
  readonly navigator?: {
    readonly mediaDevices?: DeviceSource
    readonly permissions?: PermissionSource
    readonly connection?: EventSource
  }
  readonly fetch: typeof globalThis.fetch
  readonly localStorage?: KeyValueStorage
  readonly sessionStorage?: ReloadStorage
  readonly isSecureContext?: boolean
  readonly document?: { readonly visibilityState: string }
}

interface EventSource {
  readonly addEventListener?: (...listening: Parameters<Listen>) => void
  readonly removeEventListener?: (...listening: Parameters<Listen>) => void
}

function ambient(): Ambient {
  return globalThis
}

const listen: Listen = (type, listener) => {
  const source = type === 'change' ? ambient().navigator?.connection : ambient()
  source?.addEventListener?.(type, listener)
  return () => source?.removeEventListener?.(type, listener)
}
