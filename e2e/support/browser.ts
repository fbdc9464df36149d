import { launch, type Browser } from 'puppeteer-core'
import { chromiumPath } from '../../scripts/programs.mjs'
import type { Namespace } from './namespace.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A machine with nothing but loopback gathers no candidate without it. */
const onLoopback = '--allow-loopback-in-peer-connection'

/** What a browser of these journeys has for a camera, and what its user says to the prompt. */
export type Camera = 'granted' | 'refused' | 'missing'

const cameraFlags: Record<Camera, string[]> = {
  granted: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  // Headless Chromium answers prompts with no unless the fake UI answers yes.
  refused: ['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
  missing: ['--use-fake-ui-for-media-stream'],
}

/** One real Chromium, with a profile of its own; in a network of its own if one is named. */
export function launchBrowser(camera: Camera = 'granted', more: string[] = [], space?: Namespace): Promise<Browser> {
  return launch({
    // Its driver is outside and no port in there can be reached from here.
    ...(space === undefined ? { executablePath: chromiumPath() } : { ...space.launcher(chromiumPath()), pipe: true }),
    args: [...flags, ...(space === undefined ? [onLoopback] : []), ...cameraFlags[camera], ...more],
    defaultViewport: { width: 1024, height: 720 },
  })
}

/** For figures of the heap: code that V8 compiles while it runs lies there too; only interpreted, they are of objects alone. */
export const INTERPRETED = '--js-flags=--no-opt --no-maglev --no-sparkplug --no-lazy-feedback-allocation'
