import { nothingRemembered, readRemembered, rememberedText, type Remembered } from '../../state/remembered.ts'

const key = 'mismatch-chat'

/** What this browser keeps of a person for this site. Where it may not or cannot keep anything, the element does until it goes. */
export class Memory {
  #unsaved: Remembered | null = null

  read(mayStore: boolean): Remembered {
    return this.#unsaved ?? (mayStore ? stored() : null) ?? nothingRemembered
  }

  write(changes: Partial<Remembered>, mayStore: boolean): void {
    const remembered = { ...this.read(mayStore), ...changes }
    this.#unsaved = mayStore && isKept(remembered) ? null : remembered
  }
}

// Browsers that keep nothing for a page throw when it asks.
function stored(): Remembered | null {
  try {
    return readRemembered(localStorage.getItem(key))
  } catch {
    return null
  }
}

function isKept(remembered: Remembered): boolean {
  try {
    localStorage.setItem(key, rememberedText(remembered))
    return true
  } catch {
    return false
  }
}
