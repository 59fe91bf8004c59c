import { createHash } from 'node:crypto'

const names = new Map<string, string>()

/** The name under which connections prepare a statement: the same for the same text, and short enough for PostgreSQL. */
export function statementName(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 32)
    names.set(text, name)
  }
  return name
}
