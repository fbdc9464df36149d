// A stand-in for a model: it knows colours, and nothing of what a picture shows.

/** From this share of the picture on it is called too much. A face that fills a third of it is below. */
const tooMuch = 0.4

/** Whether so much of a picture has the colour of skin that somebody may not want to see it. `pixels`: RGBA. */
export function seemsBare(pixels) {
  return skinShare(pixels) >= tooMuch
}

/** How much of a picture has the colour of skin, from 0 to 1. */
export function skinShare(pixels) {
  let count = 0
  for (let at = 0; at < pixels.length; at += 4) {
    if (isSkin(pixels[at], pixels[at + 1], pixels[at + 2])) count++
  }
  return count / (pixels.length / 4)
}

/**
 * By the two values of YCbCr (ITU-R BT.601, full range) that hold the colour without its brightness. The bounds are those of Chai and
 * Ngan (1999): skins of all shades lie close together there, in white light.
 */
function isSkin(red, green, blue) {
  const cb = 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue
  const cr = 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue
  return cb >= 77 && cb <= 127 && cr >= 133 && cr <= 173
}
