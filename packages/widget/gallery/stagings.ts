import type { Media } from '@mismatch/sdk'
import type { MismatchChat } from '../src/index.ts'
import type { FakeClient } from '../test/fake-client.ts'
import { fakeStream } from '../test/fake-stream.ts'
import { portrait } from './portrait.ts'

/** The element in the page, and the client behind it. */
export interface Scene {
  readonly element: MismatchChat
  readonly client: FakeClient
}
export type Scenes = Readonly<Record<string, (scene: Scene) => unknown>>

export const me = () => fakeStream(portrait(220), [320, 240])
export const them = () => fakeStream(portrait(20), [640, 360])

export function call({ client }: Scene, picture = them(), sharedTags: readonly string[] = []) {
  client.goTo('connecting', 'started')
  client.openCamera(me())
  client.goOnline()
  const session = client.pair(undefined, { sharedTags })
  client.connect(session, picture)
  return session
}

export async function set(element: MismatchChat, media: Media): Promise<void> {
  element.media = media
  await element.updateComplete
}

export async function openChat({ element }: Scene): Promise<void> {
  await element.updateComplete
  element.shadowRoot
    ?.querySelector('mismatch-controls')
    ?.shadowRoot?.querySelector<HTMLElement>('[aria-label^="Open chat"]')
    ?.click()
}

/** Presses what a part has, as soon as it is there. */
export async function press(element: MismatchChat, part: string, selector: string): Promise<void> {
  const found = () => element.shadowRoot?.querySelector(part)?.shadowRoot?.querySelector<HTMLElement>(selector)
  while (found() == null) await new Promise((resolve) => requestAnimationFrame(resolve))
  found()?.click()
}

export async function openMenu({ element }: Scene): Promise<void> {
  await press(element, 'mismatch-controls', '.more')
  const shown = () => element.shadowRoot?.querySelector('mismatch-menu')?.shadowRoot?.querySelector('.menu')
  while (shown() == null) await new Promise((resolve) => requestAnimationFrame(resolve))
}
