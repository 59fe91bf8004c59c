/** What a connection string is made of. */
export interface ConnectionParts {
  user: string
  password: string
  database: string
  /** Folder of the server's unix socket. */
  socketDirectory: string
}

/** A connection string over a unix socket, in the form node-postgres and libpq both read. */
export function socketUrl({ user, password, database, socketDirectory }: ConnectionParts): string {
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  return `postgresql://${login}@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(socketDirectory)}`
}

/** The same server, with some parts of the connection string changed. */
export function changeUrl(url: string, changes: Partial<Omit<ConnectionParts, 'socketDirectory'>>): string {
  const changed = new URL(url)
  if (changes.user !== undefined) changed.username = encodeURIComponent(changes.user)
  if (changes.password !== undefined) changed.password = encodeURIComponent(changes.password)
  if (changes.database !== undefined) changed.pathname = `/${encodeURIComponent(changes.database)}`
  return changed.href
}

/** The connection string without its password, for people to read. */
export function withoutPassword(url: string): string {
  const shown = new URL(url)
  shown.password = ''
  return shown.href
}
