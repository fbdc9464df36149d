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

export function call({ client }: Scene, picture = them()) {
  client.goTo('connecting', 'started')
  client.openCamera(me())
  client.goOnline()
  const session = client.pair()
  client.connect(session, picture)
  return session
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
