import wrtc from '@roamhq/wrtc'

/** Node's RTCPeerConnection, brought up to what browsers do since 2020: it finds out itself whether to offer or to answer. */
export class PeerConnection extends wrtc.RTCPeerConnection {
  async setLocalDescription(description) {
    await super.setLocalDescription(description ?? (await this.#next()))
  }

  #next() {
    return this.signalingState === 'have-remote-offer' ? this.createAnswer() : this.createOffer()
  }
}
