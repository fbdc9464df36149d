import type { IcePath } from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import { selectedPath } from './selected-path.ts'

/** Some browsers name the pair only after a while. */
const PAUSE_MS = 1_000
const MORE_LOOKS = 3

/**
 * Looks until the browser names the path by which media flow; `unknown` if it does not. Gives what ends the search, after which
 * nothing is said.
 */
export function findPath(
  clock: Clock,
  stats: () => Promise<RTCStatsReport | null>,
  onFound: (path: IcePath) => void,
): () => void {
  let isOver = false
  let stopPause = (): void => {}
  const look = async (more: number): Promise<void> => {
    const report = await stats().catch(() => null)
    if (isOver) return
    const path = report === null ? undefined : selectedPath(report)
    if (path !== undefined || more === 0) onFound(path ?? 'unknown')
    else stopPause = clock.after(PAUSE_MS, () => void look(more - 1))
  }
  void look(MORE_LOOKS)
  return () => {
    isOver = true
    stopPause()
  }
}
