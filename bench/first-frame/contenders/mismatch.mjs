import { MatchClient } from '@mismatch/sdk'

export const contenders = {
  mismatch: (around) => join(around, true),
  'mismatch-cold': (around) => join(around, false),
}

async function join({ ports, stream, onRemoteStream }, warmStart) {
  const client = new MatchClient({
    url: `ws://127.0.0.1:${ports.mismatch}`,
    deviceId: null,
    warmStart,
    mediaDevices: { getUserMedia: async () => stream },
  })
  client.on('remotestream', ({ stream }) => onRemoteStream(stream))
  const heard = (type, isSo) => new Promise((done) => client.on(type, (event) => isSo(event) && done()))
  const online = heard('signaling', ({ to }) => to === 'online')
  await client.prepare({ media: 'video' })
  await online
  const waiting = heard('waiting', () => true)
  return {
    find: () => Promise.race([client.start({ media: 'video' }).then(() => waiting), heard('paired', () => true)]),
    close: () => client.destroy(),
  }
}
