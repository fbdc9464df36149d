// Stands in for camera and microphone: `getUserMedia` of a machine that has neither.
import wrtc from '@roamhq/wrtc'

const WIDTH = 320
const HEIGHT = 240
const FRAMES_PER_SECOND = 10
// What WebRTC takes in one go: 10 ms of sound.
const SAMPLE_RATE = 48_000
const SAMPLES = SAMPLE_RATE / 100

const picture = new wrtc.nonstandard.RTCVideoSource()
const sound = new wrtc.nonstandard.RTCAudioSource()

export const mediaDevices = {
  async getUserMedia({ audio, video }) {
    const stream = new wrtc.MediaStream()
    if (audio) stream.addTrack(playing(sound, 10, playChime))
    if (video) stream.addTrack(playing(picture, 1000 / FRAMES_PER_SECOND, drawWave))
    return stream
  },
}

/** A new track of this source, fed until it is stopped. */
function playing(source, everyMs, feed) {
  const track = source.createTrack()
  let step = 0
  const timer = setInterval(() => {
    if (track.readyState === 'live') feed(step++)
    else clearInterval(timer)
  }, everyMs)
  return track
}

/** A bright band that wanders over a dusk of slowly turning colour, as I420: brightness, then two planes of colour. */
function drawWave(step) {
  const data = new Uint8ClampedArray((WIDTH * HEIGHT * 3) / 2)
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const distance = Math.abs(y - HEIGHT / 2 - 60 * Math.sin(x / 50 + step / 6))
      data[y * WIDTH + x] = 50 + Math.max(0, 150 - 4 * distance)
    }
  }
  const colours = WIDTH * HEIGHT
  data.fill(128 + 60 * Math.sin(step / 20), colours, colours * 1.25)
  data.fill(128 + 60 * Math.cos(step / 20), colours * 1.25)
  picture.onFrame({ width: WIDTH, height: HEIGHT, data })
}

/** A soft chime every two seconds. */
function playChime(step) {
  const samples = new Int16Array(SAMPLES)
  const chunk = step % 200
  for (let i = 0; i < SAMPLES; i++) {
    const seconds = (chunk * SAMPLES + i) / SAMPLE_RATE
    samples[i] = 6000 * Math.exp(-6 * seconds) * Math.sin(2 * Math.PI * 660 * seconds)
  }
  sound.onData({ samples, sampleRate: SAMPLE_RATE, bitsPerSample: 16, channelCount: 1, numberOfFrames: SAMPLES })
}
