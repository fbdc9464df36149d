import type { Abilities } from '../../state/view.ts'

/** What the page does not want. */
export interface Refusals {
  readonly noFiles: boolean
  readonly noKeys: boolean
  readonly noSounds: boolean
}

/** Chromium alone tells; elsewhere it is not known why there is no camera. */
function passesFrame(feature: 'camera' | 'microphone'): boolean {
  const { featurePolicy } = document as { featurePolicy?: { allowsFeature(name: string): boolean } }
  return window.parent === window || featurePolicy?.allowsFeature(feature) !== false
}

/** What this browser lets this page do. */
export function abilitiesOf({ noFiles, noKeys, noSounds }: Refusals): Abilities {
  return {
    camera: passesFrame('camera'),
    microphone: passesFrame('microphone'),
    sockets: 'WebSocket' in window,
    // Browsers know neither on pages without https.
    screen: 'mediaDevices' in navigator && 'getDisplayMedia' in navigator.mediaDevices,
    notify: 'Notification' in window && isSecureContext && Notification.permission !== 'denied',
    pictureInPicture: document.pictureInPictureEnabled === true,
    fullScreen: document.fullscreenEnabled === true,
    files: !noFiles,
    keys: !noKeys,
    sounds: !noSounds,
  }
}
