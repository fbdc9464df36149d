/** A camera with few pictures a second, for journeys that are about something else: encoding them takes most of the time there is. */
export const SLOW_CAMERA = '--use-fake-device-for-media-stream=fps=5'
