import { MAX_LENGTH_PX } from './accepted.ts'
import type { Field } from './field.ts'
import { manifestFields } from './manifest-fields.ts'
import { ownFields } from './own-fields.ts'

/** What the playground has to know of the server that it stands on. */
export interface Playground {
  /** Of `@mismatch/widget`, as text; null if there is none. */
  readonly manifest: string | null
  /** Whether everybody may name a pool of their own. */
  readonly hasOpenPools: boolean
  readonly rematchCooldownMs: number
}

/** The panel, to be opened by what controls `playground`; the script of the page brings it to life. */
export function playgroundPanel({ manifest, hasOpenPools, rematchCooldownMs }: Playground): string {
  const given = manifestFields(manifest)
  const own = ownFields.filter(({ key }) => !given.some((field) => field.key === key))
  const fields = [...given, ...own]
  const isLook = ({ place, label }: Field) => place === 'style' || label !== undefined
  const look = [...own, ...given]
    .filter(isLook)
    .sort((a, b) => Number(b.label !== undefined) - Number(a.label !== undefined))
  const behaviour = given.filter((field) => !isLook(field))
  return `
    <aside id="playground" aria-label="Try it out" hidden>
      <form data-fields="${escaped(JSON.stringify(fields))}"${hasOpenPools ? ' data-open-pools' : ''} autocomplete="off" novalidate>
        <div class="settings">
          <div class="heading">
            <p>Kept in the address: share it.</p>
            <button type="reset" class="quiet">Start over</button>
          </div>
          <div class="field flag">
            <input type="checkbox" role="switch" id="try-two" name="two" aria-describedby="about-two">
            <label for="try-two">Two people on this page</label>
            <p id="about-two">${twoPeople(hasOpenPools, rematchCooldownMs)}</p>
          </div>
          ${group('Look', look)}
          ${group('Behaviour', behaviour)}
        </div>
        <section class="take" aria-labelledby="take-title">
          <div class="heading">
            <h2 id="take-title">Put it on your own page</h2>
            <button type="button" id="copy">Copy</button>
          </div>
          <pre tabindex="0" role="group" aria-labelledby="take-title"><code id="tag"></code></pre>
          <p>Browsers give the camera to secure pages only: put this server behind HTTPS.</p>
          <p role="status" class="unseen"></p>
        </section>
      </form>
    </aside>`
}

function twoPeople(hasOpenPools: boolean, rematchCooldownMs: number): string {
  const seconds = Math.ceil(rematchCooldownMs / 1_000)
  const again = seconds === 0 ? 'at once' : `after ${String(seconds)} s (option <code>rematch-cooldown-ms</code>)`
  const alone = hasOpenPools ? 'They meet nobody else. ' : 'Who else waits in their pool may come between. '
  return `Press Find in both. ${alone}After Next the same two meet again ${again}.`
}

function group(title: string, fields: readonly Field[]): string {
  if (fields.length === 0) return ''
  return `<fieldset><legend>${title}</legend>${fields.map(row).join('')}</fieldset>`
}

function row(field: Field): string {
  const { key, name, label: called, kind, about } = field
  const id = `try-${escaped(key)}`
  const described = about === '' ? '' : ` aria-describedby="about-${escaped(key)}"`
  const attributes = `id="${id}" name="${escaped(key)}"${described}`
  const label = `<label for="${id}">${called ?? `<code>${escaped(name)}</code>`}</label>`
  const words = about === '' ? '' : `<p id="about-${escaped(key)}">${inWords(about)}</p>`
  const parts = kind === 'flag' ? control(field, attributes) + label : label + control(field, attributes)
  return `<div class="field ${kind}">${parts}${words}</div>`
}

function control(field: Field, attributes: string): string {
  const { key, name, kind, choices, byDefault } = field
  switch (kind) {
    case 'flag':
      return `<input type="checkbox" ${attributes}>`
    case 'choice':
      return `<select ${attributes}>${choices
        .map(({ value, label }) => {
          const isFirst = value === byDefault
          const said = isFirst && value !== '' ? `${label} (default)` : label
          return `<option value="${escaped(value)}"${isFirst ? ' selected' : ''}>${escaped(said)}</option>`
        })
        .join('')}</select>`
    case 'text':
      return `<input type="text" ${attributes} spellcheck="false" autocapitalize="none">`
    case 'colour':
      return `<span class="pick"><input type="color" ${attributes}><output for="try-${escaped(key)}"></output>
        <button type="button" class="quiet" data-unset="${escaped(key)}" aria-label="Back to the default of ${escaped(name)}" hidden>Default</button></span>`
    case 'length':
      return `<span class="pick"><input type="range" min="0" max="${String(MAX_LENGTH_PX)}" value="${String(Number.parseInt(byDefault))}" ${attributes}><output for="try-${escaped(key)}"></output></span>`
  }
}

function inWords(about: string): string {
  const sentence = about.charAt(0).toUpperCase() + about.slice(1)
  return escaped(sentence).replace(/`([^`]+)`/g, '<code>$1</code>')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
