/* global addEventListener */
// Where a model of your own would run: it gets pixels and says whether to blur the picture.
import { seemsBare } from './skin.js'

addEventListener('message', ({ data: { pixels, answer } }) => {
  answer.postMessage(seemsBare(new Uint8ClampedArray(pixels)))
})
