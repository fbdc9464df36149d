/** Any colour of CSS as a colour input wants it; black for what the browser does not know. */
export function asHex(colour: string): string {
  const pencil = document.createElement('canvas').getContext('2d')
  if (pencil === null) return '#000000'
  pencil.fillStyle = colour
  pencil.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = pencil.getImageData(0, 0, 1, 1).data
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}
