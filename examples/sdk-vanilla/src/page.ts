/** The element with this id. */
function part<Kind extends HTMLElement>(id: string, kind: abstract new () => Kind): Kind {
  const found = document.getElementById(id)
  if (found instanceof kind) return found
  throw new Error(`index.html has no ${kind.name} "${id}"`)
}

/** What `index.html` has to work with. */
export const page = {
  online: part('online', HTMLParagraphElement),
  partner: part('partner', HTMLVideoElement),
  own: part('own', HTMLVideoElement),
  status: part('status', HTMLParagraphElement),
  hear: part('hear', HTMLButtonElement),
  log: part('log', HTMLOListElement),
  write: part('write', HTMLFormElement),
  text: part('text', HTMLInputElement),
  trouble: part('trouble', HTMLDivElement),
  words: part('words', HTMLParagraphElement),
  audio: part('audio', HTMLButtonElement),
  dismiss: part('dismiss', HTMLButtonElement),
  preview: part('preview', HTMLButtonElement),
  microphone: part('microphone', HTMLButtonElement),
  camera: part('camera', HTMLButtonElement),
  stop: part('stop', HTMLButtonElement),
  primary: part('primary', HTMLButtonElement),
}
