import type { Clock } from '../../clock.ts'
import type { RtcConnection, RtcConnectionConstructor } from '../../options.ts'
import { SlowChannel } from './slow-channel.ts'
import { fire, standIn } from './stand-in.ts'

/** An address of the block kept for examples (RFC 5737): nobody answers there. */
const NOBODY = '192.0.2.1'

type SpoilTurn = (server: RTCIceServer, urls: string[]) => RTCIceServer

const expired: SpoilTurn = (server, urls) => ({ ...server, urls, username: '1:expired', credential: 'expired' })
const unreachable: SpoilTurn = (server, urls) => ({
  ...server,
  urls: urls.map((url) => url.replace(/^(turns?:)[^:?]+/, `$1${NOBODY}`)),
})

/** Connections whose network, relays and partners fail when they are told to. */
export class FaultyConnections {
  readonly RTCPeerConnection: RtcConnectionConstructor
  readonly #clock: Clock
  readonly #real = new Set<RtcConnection>()
  readonly #channels = new Set<SlowChannel>()
  #pretended: RTCPeerConnectionState | null = null
  #spoilTurn: SpoilTurn | null = null
  #isSlow = false
  #hasCrashed = false

  constructor(real: RtcConnectionConstructor, clock: Clock) {
    this.#clock = clock
    const make = (configuration?: RTCConfiguration) => this.#wrap(new real(this.#spoilt(configuration)))
    this.RTCPeerConnection = class {
      constructor(configuration?: RTCConfiguration) {
        return make(configuration)
      }
    } as unknown as RtcConnectionConstructor
  }

  /** ICE is in this state, until the returned undo, or until the two have negotiated again. */
  pretend(state: 'disconnected' | 'failed'): () => void {
    this.#pretended = state
    this.#tellState()
    return () => this.#stopPretending()
  }

  /** TURN servers refuse the credentials of every connection that is made or configured from now on, until the undo. */
  expireTurn(): () => void {
    return this.#spoil(expired)
  }

  /** No TURN server answers any connection that is made or configured from now on, until the undo. */
  loseTurn(): () => void {
    return this.#spoil(unreachable)
  }

  /** Data channels send a few thousand bytes a second, until the undo. */
  slowChannels(): () => void {
    this.#setSlow(true)
    return () => this.#setSlow(false)
  }

  /** Nothing is sent any more, and nothing is closed: partners are left with a picture that stands still. */
  crash(): void {
    this.#hasCrashed = true
    this.#setSlow(false)
    for (const channel of this.#channels) channel.mute()
    for (const real of this.#real) {
      for (const { sender } of real.getTransceivers()) sender.replaceTrack(null).catch(() => {})
    }
  }

  #wrap(real: RtcConnection): RtcConnection {
    this.#real.add(real)
    const stateOf = () => this.#pretended ?? real.connectionState
    const stand = standIn<RtcConnection>(real, {
      get connectionState() {
        return stateOf()
      },
      createDataChannel: (label, init) => {
        const channel = new SlowChannel(real.createDataChannel(label, init), this.#clock)
        channel.isSlow = this.#isSlow
        this.#channels.add(channel)
        return channel.channel
      },
      setRemoteDescription: async (description) => {
        await real.setRemoteDescription(description)
        this.#stopPretending()
      },
      close: () => {
        // Who has crashed hangs up on nobody.
        if (this.#hasCrashed) return
        this.#real.delete(real)
        real.close()
      },
    })
    return 'setConfiguration' in real ? this.#withConfiguration(stand) : stand
  }

  #withConfiguration(real: RtcConnection): RtcConnection {
    return standIn(real, { setConfiguration: (configuration) => real.setConfiguration(this.#spoilt(configuration)) })
  }

  #spoil(spoil: SpoilTurn): () => void {
    this.#spoilTurn = spoil
    return () => {
      if (this.#spoilTurn === spoil) this.#spoilTurn = null
    }
  }

  #spoilt(configuration: RTCConfiguration = {}): RTCConfiguration {
    const spoil = this.#spoilTurn
    if (spoil === null) return configuration
    const iceServers = configuration.iceServers?.map((server) => {
      const urls = [server.urls].flat()
      return urls.some((url) => url.startsWith('turn')) ? spoil(server, urls) : server
    })
    return { ...configuration, ...(iceServers && { iceServers }) }
  }

  #setSlow(isSlow: boolean): void {
    this.#isSlow = isSlow
    for (const channel of this.#channels) channel.isSlow = isSlow
  }

  #stopPretending(): void {
    if (this.#pretended === null) return
    this.#pretended = null
    this.#tellState()
  }

  #tellState(): void {
    for (const real of this.#real) fire(real, 'connectionstatechange')
  }
}
