import { connect } from './hub.mjs'

export const contenders = {
  /** Nothing but the browser's own connection: offer, answer, candidates as they come. */
  async plain({ ports, stream, onRemoteStream }) {
    const hub = await connect(ports)
    let connection
    hub.onPaired = async ({ begins }) => {
      connection = new RTCPeerConnection()
      connection.ontrack = ({ streams: [remote] }) => onRemoteStream(remote)
      connection.onicecandidate = ({ candidate }) => candidate && hub.send({ candidate })
      for (const track of stream.getTracks()) connection.addTrack(track, stream)
      if (!begins) return
      await connection.setLocalDescription()
      hub.send({ description: connection.localDescription })
    }
    hub.onSignal = async ({ description, candidate }) => {
      if (candidate !== undefined) return connection.addIceCandidate(candidate)
      await connection.setRemoteDescription(description)
      if (description.type !== 'offer') return
      await connection.setLocalDescription()
      hub.send({ description: connection.localDescription })
    }
    return {
      find: () => hub.find(),
      close() {
        hub.close()
        connection?.close()
      },
    }
  },
}
