/** How long the first one has waited before the second presses Find, beyond the hops of its signaling, in ms. */
const SETTLED_MS = 1_000
/** A call that does not come up in so long never will. */
const CALL_MS = 15_000

/** Makes the page's `open(ports)` and `call(name)`. */
export function run(contenders) {
  let ports
  let camera
  globalThis.open = async (given) => {
    ports = given
    camera = await navigator.mediaDevices.getUserMedia({ audio: true, video: true })
  }
  globalThis.call = (name) => call(contenders[name], ports, camera)
}

/** One call between two in this page; from the second one's `find()` to both seeing a frame, in ms. */
async function call(join, ports, camera) {
  const screens = [screen(), screen()]
  // Own tracks for each, as people have.
  const people = await Promise.all(
    screens.map(({ show }) => join({ ports, stream: camera.clone(), onRemoteStream: show })),
  )
  const [first, second] = people
  await first.find()
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS))
  const from = performance.now()
  void second.find()
  try {
    const late = new Promise((_, fail) => setTimeout(fail, CALL_MS, new Error('no picture came')))
    const frames = await Promise.race([Promise.all(screens.map(({ frame }) => frame)), late])
    return Math.max(...frames) - from
  } finally {
    for (const person of people) person.close()
    for (const { element } of screens) element.remove()
  }
}

/** A picture on the page, and when its first frame came. */
function screen() {
  const element = document.createElement('video')
  Object.assign(element, { muted: true, autoplay: true, playsInline: true, width: 160 })
  document.body.append(element)
  const frame = new Promise((resolve) => element.requestVideoFrameCallback((now) => resolve(now)))
  const show = (stream) => {
    if (element.srcObject !== stream) element.srcObject = stream
  }
  return { element, frame, show }
}
