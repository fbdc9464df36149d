/** A moving picture without a camera: a canvas on which `draw` is called again and again. */
export function fakeStream(
  draw: (context: CanvasRenderingContext2D) => unknown = plain,
  [width, height]: [number, number] = [320, 240],
): MediaStream {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas here')
  const stream = canvas.captureStream(10)
  const [track] = stream.getTracks()
  const paint = (): void => {
    draw(context)
    if (track?.readyState === 'live') setTimeout(paint, 100)
  }
  paint()
  return stream
}

function plain(context: CanvasRenderingContext2D): void {
  context.fillStyle = 'teal'
  context.fillRect(0, 0, context.canvas.width, context.canvas.height)
}
