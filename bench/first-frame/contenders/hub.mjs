/** The signaling of those that come without a server: JSON to a hub that pairs in order and forwards. */
export async function connect(ports) {
  const socket = new WebSocket(`ws://127.0.0.1:${ports.hub}`)
  await new Promise((open) => (socket.onopen = open))
  const hub = {
    /** Hears who begins, and then what the partner says. */
    onPaired: () => {},
    onSignal: () => {},
    find: async (name = '') => socket.send(JSON.stringify({ find: name })),
    send: (signal) => socket.send(JSON.stringify({ signal })),
    close: () => socket.close(),
  }
  socket.onmessage = ({ data }) => {
    const { signal, ...paired } = JSON.parse(data)
    if (signal === undefined) hub.onPaired(paired)
    else hub.onSignal(signal)
  }
  return hub
}
