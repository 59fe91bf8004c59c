import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const ready = z.object({ serverPid: z.int() })

/** Starts another process that holds a home, and its server if wanted; resolves when it does. */
export async function startHolder(
  home: string,
  mode?: '--server',
): Promise<{ child: ChildProcess; serverPid: number }> {
  const script = fileURLToPath(new URL('./hold-home.ts', import.meta.url))
  const child = spawn(process.execPath, [script, home, ...(mode === undefined ? [] : [mode])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, ...ready.parse(JSON.parse(line.toString())) }
}
