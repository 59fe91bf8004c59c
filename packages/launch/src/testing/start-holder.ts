import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/**
 * Starts another process that holds a home, and its server if wanted; resolves when it does.
 * @internal Only tests use it.
 */
export async function startHolder(
  home: string,
  ...mode: '--server'[]
): Promise<{ child: ChildProcess; serverPid: number }> {
  const child = fork(path.join(import.meta.dirname, 'hold-home.ts'), [home, ...mode], { execArgv: [] })
  const [serverPid] = (await once(child, 'message')) as [number]
  return { child, serverPid }
}
