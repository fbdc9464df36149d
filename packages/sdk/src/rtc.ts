import type { IceServer } from '@mismatch/protocol'
import { unsupportedBrowser } from './errors.ts'
import type { RtcConnection } from './options.ts'
import type { Config } from './resolve-options.ts'

/** @throws MatchError `unsupported_browser` */
export function required<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw unsupportedBrowser(name)
  return thing
}

/** @throws MatchError `unsupported_browser` */
export function makeConnection(config: Config, configuration: RTCConfiguration): RtcConnection {
  const construct = required(config.rtcConnection(), 'RTCPeerConnection')
  return new construct(configuration)
}

/** The servers of the options go before those that the server named; `isHidden`: no address is shown (rule V1). */
export function rtcConfiguration(config: Config, named: readonly IceServer[], isHidden: boolean): RTCConfiguration {
  return {
    iceServers: (config.iceServers ?? named) as RTCIceServer[],
    iceTransportPolicy: isHidden ? 'relay' : config.iceTransportPolicy,
    // One transport for pictures, sound and channels from the start, so that relays are asked for one address instead of three.
    bundlePolicy: 'max-bundle',
  }
}
