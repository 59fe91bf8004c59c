/** Keeps the results that were asked for last; the one longest unused goes first. `size` ≥ 1. */
export function lastUsed<V>(size: number): { get(key: string, make: () => V): V; readonly count: number } {
  const kept = new Map<string, V>()
  return {
    get(key, make) {
      const known = kept.get(key)
      const value = known ?? make()
      if (known !== undefined) kept.delete(key)
      kept.set(key, value)
      if (kept.size > size) {
        const oldest = kept.keys().next()
        if (oldest.done !== true) kept.delete(oldest.value)
      }
      return value
    },
    get count() {
      return kept.size
    },
  }
}
