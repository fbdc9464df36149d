import { Peer } from 'peerjs'
import { connect } from './hub.mjs'

export const contenders = {
  async peerjs({ ports, stream, onRemoteStream }) {
    const hub = await connect(ports)
    const peer = new Peer({ host: '127.0.0.1', port: ports.peerjs, path: '/', config: { iceServers: [] } })
    const id = await new Promise((open) => peer.on('open', open))
    peer.on('call', (call) => {
      call.on('stream', onRemoteStream)
      call.answer(stream)
    })
    hub.onPaired = ({ begins, partner }) => {
      if (begins) peer.call(partner, stream).on('stream', onRemoteStream)
    }
    return {
      find: () => hub.find(id),
      close() {
        hub.close()
        peer.destroy()
      },
    }
  },
}
