import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { step } from '../output.ts'
import { runProgram } from '../run-program.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Path of a Chromium that runs, or `null`: the one CHROMIUM_PATH names, the system's, or Playwright's own. */
export function findChromium(named: string | undefined): string | null {
  if (named !== undefined) {
    if (runs(named)) return named
    throw new LaunchError(`CHROMIUM_PATH=${named} is not a browser that runs here: correct it or unset it.`)
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const system = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...system, ...fromPlaywright()].find((file) => existsSync(file) && runs(file)) ?? null
}

function fromPlaywright(): string[] {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(os.homedir(), '.cache/ms-playwright')
  if (!existsSync(cache)) return []
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .sort()
    .reverse()
    .flatMap((name) => ['chrome-linux/chrome', 'chrome-linux64/chrome'].map((file) => path.join(cache, name, file)))
}

function runs(file: string): boolean {
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

/**
 * Finds a Chromium or installs one: Debian's package as root, Playwright's own otherwise.
 * @throws LaunchError with one sentence that says what to do.
 */
export async function findOrInstallChromium(named: string | undefined, signal: AbortSignal): Promise<string> {
  const found = findChromium(named)
  if (found !== null) return found
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    await step("Installing Debian's chromium for the browser tests", async () => {
      const env = { DEBIAN_FRONTEND: 'noninteractive' }
      await runProgram('apt-get', ['update', '-qq'], { env, signal })
      await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env, signal })
    })
  } else {
    await step("Installing Playwright's chromium for the browser tests", async () => {
      await runProgram('playwright', ['install', 'chromium'], { signal })
    })
  }
  const installed = findChromium(undefined)
  if (installed !== null) return installed
  throw new LaunchError(
    'The browser tests need Chromium, and it could neither be found nor installed: ' +
      'install it ("apt-get install chromium") or set CHROMIUM_PATH to one.',
  )
}
