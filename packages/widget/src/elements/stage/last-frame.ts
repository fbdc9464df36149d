/** Wide enough to be blurred, small enough to cost nothing. */
const widthPx = 320

/** Keeps what a video shows now; false when it shows nothing. */
export function drawLastFrame(video: HTMLVideoElement, canvas: HTMLCanvasElement): boolean {
  if (video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return false
  canvas.width = widthPx
  canvas.height = Math.round((widthPx * video.videoHeight) / video.videoWidth)
  const context = canvas.getContext('2d')
  if (context === null) return false
  context.drawImage(video, 0, 0, canvas.width, canvas.height)
  return true
}
