import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { LaunchError } from '../failure.ts'
import { step } from '../output.ts'
import { runProgram } from '../run-program.ts'

/**
 * Which Chromium is wished for: `light` is Chromium without its window, tabs and menus, which draws and runs pages with
 * the same engine and takes two thirds of the time for the journeys; `whole` is what people have, for measurements. The
 * other one is taken where the wished one is absent.
 */
type ChromiumKind = 'light' | 'whole'

/** Names of the system's programs, and where they lie in Playwright's own folders, whose names have changed with the years. */
const programs: Readonly<Record<ChromiumKind, { names: readonly string[]; downloads: string }>> = {
  light: {
    names: ['chromium-headless-shell', 'chrome-headless-shell'],
    downloads: 'chromium_headless_shell-*/*/{chrome-headless-shell,headless_shell}',
  },
  whole: {
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    downloads: 'chromium-*/chrome-linux*/chrome',
  },
}

/**
 * Path of a Chromium that runs, or `null`: the one CHROMIUM_PATH names, else the system's, else Playwright's own.
 * @throws LaunchError when CHROMIUM_PATH names something that does not run.
 */
export function findChromium(named: string | undefined, wish: ChromiumKind = 'light'): string | null {
  if (named !== undefined) {
    if (runs(named)) return named
    throw new LaunchError(`CHROMIUM_PATH=${named} is not a browser that runs here: correct it or unset it.`)
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const cwd = process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(os.homedir(), '.cache/ms-playwright')
  const candidates = [programs[wish], programs.light, programs.whole].flatMap(({ names, downloads }) => [
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...globSync(downloads, { cwd })
      .toSorted()
      .toReversed()
      .map((file) => path.join(cwd, file)),
  ])
  return candidates.find((file) => existsSync(file) && runs(file)) ?? null
}

function runs(file: string): boolean {
  return spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

/**
 * Finds a Chromium or installs one: Debian's package as root, Playwright's own otherwise. The light one is a package of
 * its own since Debian 12; what is older has the whole one only.
 * @throws LaunchError with one sentence that says what to do.
 */
export async function findOrInstallChromium(
  named: string | undefined,
  signal: AbortSignal,
  wish: ChromiumKind = 'light',
): Promise<string> {
  const found = findChromium(named, wish)
  if (found !== null) return found
  const debian = 'apt-get install -y -qq --no-install-recommends'
  const isDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  const install = isDebian
    ? `apt-get update -qq; ${debian} chromium-headless-shell || ${debian} chromium`
    : 'playwright install chromium'
  await step('Installing Chromium for the browser tests', () =>
    runProgram('sh', ['-c', install], { env: { DEBIAN_FRONTEND: 'noninteractive' }, signal }),
  )
  const installed = findChromium(undefined, wish)
  if (installed !== null) return installed
  throw new LaunchError(
    'The browser tests need Chromium, and it could neither be found nor installed: ' +
      'install it ("apt-get install chromium") or set CHROMIUM_PATH to one.',
  )
}
