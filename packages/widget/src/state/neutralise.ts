// Control characters but tab and newline; and those that turn the direction of what follows: embeddings, overrides and
// isolates. What merely has a direction (letters, marks) stays: each message is drawn in an isolate of its own.
// eslint-disable-next-line no-control-regex -- they are what is looked for
const harmful = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** A stranger's text as it may be drawn: nothing in it can ring, hide or turn what stands around it (rule R6). */
export function neutraliseText(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(harmful, '')
}

/** A stranger's name as it may be drawn: one line; empty when nothing in it can be seen. */
export function neutraliseName(name: string | undefined): string {
  const line = neutraliseText(name ?? '')
    .replace(/\s+/gu, ' ')
    .trim()
  const visible = line.replace(/[\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/gu, '')
  return visible === '' ? '' : line
}
