import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { once } from 'node:events'
import os from 'node:os'
import path from 'node:path'

/** A way to the test's database that can be cut or frozen without harm to the other tests of the same server. */
export interface DatabaseRelay extends AsyncDisposable {
  /** DATABASE_URL by this way. */
  readonly url: string
  /** From now on nothing passes in either direction, and no connection ends: a server that stands still. */
  freeze(): void
  /** Everything passes again, also what was held back. */
  thaw(): void
  /** Connections break, and new ones find nobody: a server that is gone. */
  cut(): Promise<void>
  /** New connections find the server again. */
  mend(): Promise<void>
}

const socketName = '.s.PGSQL.5432'

/** Opens a way to the database of a connection string over a unix socket. */
export async function relayTo(databaseUrl: string): Promise<DatabaseRelay> {
  const given = new URL(databaseUrl)
  const target = path.join(given.searchParams.get('host') ?? '', socketName)
  const folder = mkdtempSync(path.join(os.tmpdir(), 'relay-'))
  const pairs = new Set<readonly [Socket, Socket]>()
  let frozen = false
  const server: Server = createServer({ allowHalfOpen: false }, (near) => {
    const far = connect(target)
    const pair = [near, far] as const
    pairs.add(pair)
    if (frozen) for (const socket of pair) socket.pause()
    for (const [one, other] of [pair, [far, near] as const]) {
      one.on('data', (bytes: Buffer) => other.write(bytes))
      one.on('error', () => other.destroy())
      one.on('close', () => {
        pairs.delete(pair)
        other.destroy()
      })
    }
  })
  const listen = async () => {
    server.listen(path.join(folder, socketName))
    await once(server, 'listening')
  }
  await listen()
  given.searchParams.set('host', folder)
  return {
    url: given.href,
    freeze() {
      frozen = true
      for (const pair of pairs) for (const socket of pair) socket.pause()
    },
    thaw() {
      frozen = false
      for (const pair of pairs) for (const socket of pair) socket.resume()
    },
    async cut() {
      const closed = once(server, 'close')
      server.close()
      for (const pair of pairs) for (const socket of pair) socket.destroy()
      await closed
    },
    mend: listen,
    async [Symbol.asyncDispose]() {
      for (const pair of pairs) for (const socket of pair) socket.destroy()
      if (server.listening) {
        server.close()
        await once(server, 'close')
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
