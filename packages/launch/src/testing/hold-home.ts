/**
 * `hold-home.ts <home> [--server]`: holds a home, and runs its PostgreSQL, until it is killed. The tests kill it in every
 * way a launcher can end.
 */
import { lockHome } from '../home-lock.ts'
import { ensureDatabase } from '../postgres/roles.ts'
import { startEmbeddedServer } from '../postgres/server.ts'

const [home = '', mode] = process.argv.slice(2)
await lockHome(home, 'start')
const server = mode === '--server' ? await startEmbeddedServer(home, () => undefined) : null
if (server !== null) await ensureDatabase(server)
process.send?.(server?.pid ?? 0)
setInterval(() => undefined, 60_000)
