import process from 'node:process'

/** With MISMATCH_AT_LENGTH=1 a test that repeats something does so as often as its promise says; else often enough to see what adds up. */
export function atLength(whole: number, usual: number): number {
  return process.env['MISMATCH_AT_LENGTH'] === '1' ? whole : usual
}
