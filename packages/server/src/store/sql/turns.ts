/**
 * Whose turn it is at a file, in this process: SQLite makes who must wait wait with the whole process, and so would never see the end of a
 * transaction of another store here.
 */
const lines = new Map<string, Promise<void>>()

/** Resolves when everybody before has given the file back, with what gives it back. */
export async function turnAt(file: string): Promise<() => void> {
  const before = lines.get(file)
  let release: () => void = () => undefined
  const mine = new Promise<void>((resolve) => (release = resolve))
  lines.set(file, mine)
  await before
  return () => {
    release()
    if (lines.get(file) === mine) lines.delete(file)
  }
}
