/**
 * `node hold-home.ts <home> [--server]`: holds a home, and runs its PostgreSQL, until it is killed. The tests kill it
 * in every way a launcher can end.
 */
import { lockHome } from '../home-lock.ts'
import { startEmbeddedServer } from '../postgres/server.ts'
import { ensureDatabase } from '../postgres/roles.ts'

const [home = '', mode] = process.argv.slice(2)
await lockHome(home, 'start')
let serverPid = 0
if (mode === '--server') {
  const server = await startEmbeddedServer(home, () => undefined)
  await ensureDatabase(server)
  serverPid = server.pid
}
console.log(JSON.stringify({ serverPid }))
setInterval(() => undefined, 60_000)
