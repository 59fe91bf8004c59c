import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { lockHome } from '../home-lock.ts'
import { ensureDatabase } from '../postgres/roles.ts'
import { startEmbeddedServer } from '../postgres/server.ts'

/**
 * Starts another process that holds a home, and runs its PostgreSQL if wanted, until it is killed: the tests kill it in
 * every way a launcher can end. Resolves when it does.
 * @internal Only tests use it.
 */
export async function startHolder(
  home: string,
  ...mode: '--server'[]
): Promise<{ child: ChildProcess; serverPid: number }> {
  const child = fork(import.meta.filename, [home, ...mode], { execArgv: [] })
  const [serverPid] = (await once(child, 'message')) as [number]
  return { child, serverPid }
}

if (import.meta.main) {
  const [home = '', mode] = process.argv.slice(2)
  await lockHome(home, 'start')
  const server = mode === '--server' ? await startEmbeddedServer(home, () => undefined) : null
  if (server !== null) await ensureDatabase(server)
  process.send?.(server?.pid ?? 0)
  setInterval(() => undefined, 60_000)
}
