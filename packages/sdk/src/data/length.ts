import { invalidMessage } from '../errors.ts'

/** @throws MatchError `invalid_message`, if what a person wrote is not `least` to `most` UTF-16 units long */
export function checkLength(what: string, { length }: string, least: number, most: number): void {
  if (length < least || length > most) throw invalidMessage(`${what} has ${String(least)} to ${String(most)} units`)
}
