import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** How a program ended, and what it printed. */
export interface Ending {
  status: number
  stdout: string
  output: string
}

/** Runs `script` with this Node in `cwd` and waits for its end; a failing program is an answer, not an exception. */
export async function runProgram(
  script: string,
  args: readonly string[],
  cwd: string,
  further: Readonly<Record<string, string>> = {},
): Promise<Ending> {
  const env = { ...process.env, NO_COLOR: '1', CI: '1', TURBO_TELEMETRY_DISABLED: '1', ...further }
  const run = promisify(execFile)(process.execPath, [script, ...args], { cwd, env, maxBuffer: 2 ** 26 })
  const ended: { code?: number; stdout: string; stderr: string } = await run.catch((failure) => failure)
  return { status: ended.code ?? 0, stdout: ended.stdout, output: ended.stdout + ended.stderr }
}
