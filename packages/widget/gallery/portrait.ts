/** Somebody drawn with a few shapes, breathing a little: a partner for pictures of the element. */
export function portrait(hue: number): (context: CanvasRenderingContext2D) => void {
  return (context) => {
    const { width, height } = context.canvas
    const sway = Math.sin(performance.now() / 900) * height * 0.008
    const unit = height / 100
    const room = context.createLinearGradient(0, 0, width, height)
    room.addColorStop(0, `oklch(72% 0.06 ${String(hue + 40)})`)
    room.addColorStop(1, `oklch(45% 0.07 ${String(hue)})`)
    context.fillStyle = room
    context.fillRect(0, 0, width, height)

    context.fillStyle = `oklch(92% 0.05 ${String(hue + 60)})`
    context.fillRect(width * 0.08, height * 0.12, width * 0.2, height * 0.34)

    const x = width / 2
    const y = height * 0.46 + sway
    context.fillStyle = `oklch(38% 0.08 ${String(hue + 160)})`
    context.beginPath()
    context.ellipse(x, height * 1.08, unit * 40, unit * 38, 0, 0, 2 * Math.PI)
    context.fill()
    context.fillStyle = 'oklch(28% 0.04 50)'
    context.beginPath()
    context.ellipse(x, y - unit * 4, unit * 20, unit * 23, 0, 0, 2 * Math.PI)
    context.fill()
    context.fillStyle = 'oklch(78% 0.06 60)'
    context.fillRect(x - unit * 6, y + unit * 12, unit * 12, unit * 16)
    context.beginPath()
    context.ellipse(x, y + unit * 2, unit * 15, unit * 18, 0, 0, 2 * Math.PI)
    context.fill()
    context.fillStyle = 'oklch(25% 0.03 50)'
    for (const side of [-1, 1]) {
      context.beginPath()
      context.ellipse(x + side * unit * 5.5, y, unit * 1.4, unit * 1.8, 0, 0, 2 * Math.PI)
      context.fill()
    }
    context.strokeStyle = 'oklch(45% 0.1 25)'
    context.lineWidth = unit * 1.2
    context.lineCap = 'round'
    context.beginPath()
    context.arc(x, y + unit * 6, unit * 5, 0.2 * Math.PI, 0.8 * Math.PI)
    context.stroke()
  }
}
