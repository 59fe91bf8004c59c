import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

/** How a program ended. `status` is null when a signal ended it. */
export interface Ending {
  readonly status: number | null
  readonly output: string
  readonly stdout: string
}

/** Runs `script` with this Node in `cwd` and waits for its end; a failing program is an answer, not an exception. */
export async function runProgram(
  script: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ending> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', CI: '1', TURBO_TELEMETRY_DISABLED: '1', ...env },
  })
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { status, stdout, output: stdout + stderr }
}
