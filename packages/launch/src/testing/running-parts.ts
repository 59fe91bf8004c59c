import { readFileSync } from 'node:fs'
import { findDataDirectories } from '../postgres/place.ts'
import { runningPostmaster } from '../postgres/postmaster.ts'
import { runningUrls, withClient } from '../postgres/roles.ts'
import { runningApi } from '../steps/run-api.ts'

/** The process of the API of a home; 0 where none runs. */
export const apiPid = (home: string): number => runningApi(home)?.pid ?? 0

/** The main process of PostgreSQL of a home; 0 where none runs. */
export const postmasterPid = (home: string): number =>
  findDataDirectories(home).map((data) => runningPostmaster(data)?.pid ?? 0)[0] ?? 0

/** The process of the oldest session that the API has with PostgreSQL; 0 where it has none. */
export async function sessionPid(home: string): Promise<number> {
  const { ownerUrl } = runningUrls(home) ?? { ownerUrl: '' }
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE usename = 'hamkori_api' ORDER BY backend_start LIMIT 1",
    )
    return rows[0]?.pid ?? 0
  })
}

/** The processes that a process has started and that still run. */
export function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}
