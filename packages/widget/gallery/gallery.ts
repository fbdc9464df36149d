import { defineElements } from '../src/define-elements.ts'
import { FakeClient } from '../test/fake-client.ts'
import { loadParts } from '../src/elements/mismatch-chat/load-parts.ts'
import { faultsOf } from './measure.ts'
import { scenes } from './scenes.ts'
import type { Scene } from './stagings.ts'

// `?scene=call` shows one; without it there is a list. `&accent=` tries another colour.
const parameters = new URLSearchParams(location.search)
const scene = scenes[parameters.get('scene') ?? '']

defineElements(undefined)
// Not awaited at the top: what is fetched on demand waits for this module.
void (scene === undefined ? list() : show(scene)).then(() => (document.documentElement.dataset['ready'] = ''))

function list(): Promise<void> {
  const entries = document.createElement('ul')
  for (const name of Object.keys(scenes)) {
    const link = document.createElement('a')
    link.href = `?scene=${name}`
    link.textContent = name
    const entry = document.createElement('li')
    entry.append(link)
    entries.append(entry)
  }
  document.body.append(entries)
  return Promise.resolve()
}

async function show(stage: (scene: Scene) => unknown): Promise<void> {
  const client = new FakeClient()
  const element = document.createElement('mismatch-chat')
  element.server = 'wss://match.example'
  element.createClient = () => client.asClient
  const accent = parameters.get('accent')
  if (accent !== null) element.style.setProperty('--mismatch-accent', accent)
  // `&dir=rtl` and `&body=display:flex` stand for pages of another kind.
  document.documentElement.dir = parameters.get('dir') ?? ''
  document.body.style.cssText = parameters.get('body') ?? ''
  document.body.append(element)
  await element.updateComplete
  // As Find brings them, which no scene presses.
  await loadParts('talk')
  await stage({ element, client })
  // Afterwards: scenes press what they know by its English name.
  const speak = async (language: string) => {
    element.lang = language
    const said = () => element.shadowRoot?.querySelector('[role=region]')?.getAttribute('lang')
    while (said() !== language) await new Promise((resolve) => requestAnimationFrame(resolve))
  }
  await speak(parameters.get('lang') ?? 'en')
  Object.assign(globalThis, { faults: () => faultsOf(element), speak })
}
