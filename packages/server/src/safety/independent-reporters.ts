import type { Someone } from './ban.ts'

type Place = Pick<Someone, 'device' | 'address'>

/**
 * How many of these can be told apart by device and by address at once: the most pairs of which no two share either. So neither one
 * address with many made-up devices counts for more than one, nor one device that moves through many networks, nor the two together
 * for more than two. Those without a device share one, those without an address too.
 */
export function countIndependent(reporters: readonly Place[]): number {
  const devices = new Map<string, Set<string>>()
  for (const { device, address } of reporters) {
    const addresses = devices.get(device ?? '') ?? new Set<string>()
    devices.set(device ?? '', addresses.add(address ?? ''))
  }
  // A maximum matching by augmenting paths: whoever finds every address taken asks those who took them to move.
  const holders = new Map<string, string>()
  const place = (device: string, asked: Set<string>): boolean => {
    for (const address of devices.get(device) ?? []) {
      if (asked.has(address)) continue
      asked.add(address)
      const holder = holders.get(address)
      if (holder !== undefined && !place(holder, asked)) continue
      holders.set(address, device)
      return true
    }
    return false
  }
  return [...devices.keys()].filter((device) => place(device, new Set())).length
}
