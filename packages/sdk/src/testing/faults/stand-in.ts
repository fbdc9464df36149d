/** The real thing, but for some members. What is the browser's own works only on itself, so functions are bound to it. */
export function standIn<Real extends object>(real: Real, instead: Partial<Real>): Real {
  const holderOf = (name: string | symbol) => (name in instead ? instead : real)
  return new Proxy(real, {
    get(_, name) {
      const holder = holderOf(name)
      const value: unknown = Reflect.get(holder, name, holder)
      return typeof value === 'function' ? (value.bind(holder) as unknown) : value
    },
    set(_, name, value) {
      return Reflect.set(holderOf(name), name, value)
    },
  })
}

/** Lets an event happen, on what the browser made and on a fake, which only has the handler. */
export function fire(target: object, type: string): void {
  if ('dispatchEvent' in target) (target as EventTarget).dispatchEvent(new Event(type))
  else (target as Readonly<Record<string, (() => void) | null | undefined>>)[`on${type}`]?.()
}
