import SimplePeer from 'simple-peer/simplepeer.min.js'
import { connect } from './hub.mjs'

export const contenders = {
  async 'simple-peer'({ ports, stream, onRemoteStream }) {
    const hub = await connect(ports)
    let peer
    hub.onPaired = ({ begins }) => {
      peer = new SimplePeer({ initiator: begins, stream, trickle: true, config: { iceServers: [] } })
      peer.on('signal', hub.send)
      peer.on('stream', onRemoteStream)
      peer.on('error', () => {})
    }
    hub.onSignal = (signal) => peer.signal(signal)
    return {
      find: () => hub.find(),
      close() {
        hub.close()
        peer?.destroy()
      },
    }
  },
}
