import { spawn } from 'node:child_process'

/** How a program ended. `status` is null when a signal ended it. */
export interface Ending {
  readonly status: number | null
  readonly output: string
  readonly stdout: string
}

/** Runs `script` with this Node in `cwd` and waits for its end; a failing program is an answer, not an exception. */
export async function runProgram(script: string, args: readonly string[], cwd: string): Promise<Ending> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', CI: '1', TURBO_TELEMETRY_DISABLED: '1' },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => (stdout += String(chunk)))
  child.stderr.on('data', (chunk) => (stderr += String(chunk)))
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return { status, stdout, output: stdout + stderr }
}
