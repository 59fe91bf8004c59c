/** The key that the audit log keeps of a record, from its permanent id; empty for what is no id. */
export function keyOf(id: string): string {
  try {
    return atob(id).split(':')[1] ?? ''
  } catch {
    return ''
  }
}

/** The permanent id of a record, from its type and the key that the audit log keeps. */
export function idOf(type: string, key: string): string {
  return btoa(`${type}:${key}`)
}
