import { spawn } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** Absolute path of the checkout. */
export const repositoryRoot = path.resolve(fileURLToPath(new URL('../../../..', import.meta.url)))

/** Where the package manager is installed. */
export const tools = path.join(repositoryRoot, '.hamkori/tools')

/**
 * Our environment for everything we run: the pinned Node and the installed programs first on the path, no telemetry, and
 * nothing of what an outer "npm start" says about itself, which would confuse the inner one.
 * @type {NodeJS.ProcessEnv}
 */
export const environment = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^npm_(package|lifecycle|command|execpath|node_execpath|config_(prefix|local_prefix|global_prefix))/.test(
          name,
        ),
    ),
  ),
  PATH: [
    path.join(repositoryRoot, 'node_modules/.bin'),
    path.join(tools, 'node_modules/.bin'),
    process.env.PATH ?? '',
  ].join(path.delimiter),
  CHECKPOINT_DISABLE: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  // What we print of a child is plain where we are: colours are for terminals.
  ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: undefined }),
}

/** Prints one line of progress. */
export function say(/** @type {string} */ line) {
  process.stdout.write(`${line}\n`)
}

/** The install runs on the machine's Node and everything else on the pinned one: these warnings mean nothing. */
const noise = /Unsupported engine|npm warn (install-scripts|Unknown user config)/

/**
 * Runs a program, shows its output indented, and keeps the end of it for explaining a failure.
 * @param {string} program
 * @param {string[]} args
 * @param {'quiet'} [quiet] shows nothing
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, quiet) {
  return new Promise((resolve, reject) => {
    // CI=1: never ask a question that nobody can answer.
    const env = { ...environment, CI: '1' }
    const child = spawn(program, args, { cwd: repositoryRoot, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => {
      const text = chunk.toString()
      output = (output + text).slice(-20_000)
      if (quiet !== undefined) return
      for (const line of text.split('\n')) if (line.trim() !== '' && !noise.test(line)) say(`  ${line.trimEnd()}`)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const stop = () => child.kill('SIGTERM')
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      if (signal !== null) process.exit(130)
      resolve({ code: code ?? 1, output })
    })
  })
}

/** What is said where there is no connection. */
export const cannotConnect =
  'The npm registry cannot be reached: check the network connection (and any proxy), then start again.'

/** What a package manager's output says went wrong, and the sentence for it; the first that fits. */
const reasons = /** @type {const} */ ([
  [/ENOSPC|no space left/i, `The disk is full: Hamkori needs about 2 GB free for ${repositoryRoot}.`],
  [
    /EACCES|EPERM|EROFS|permission denied|read-only file system/i,
    `The folder ${repositoryRoot} cannot be written to by this user: check who owns it.`,
  ],
  [
    /ERR_PNPM_OUTDATED_LOCKFILE|frozen-lockfile/i,
    'pnpm-lock.yaml does not fit the package.json files: run "pnpm install" and commit the lockfile.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network|dns|sending request|NO_OFFLINE_TARBALL|NO_OFFLINE_META/i,
    cannotConnect,
  ],
])

/**
 * One sentence for what a package manager's output says went wrong.
 * @param {string} output
 */
export function explain(output) {
  const lines = output.trim().split('\n')
  const line = lines.reverse().find((text) => /err/i.test(text)) ?? lines[0]
  return (
    reasons.find(([pattern]) => pattern.test(output))?.[1] ??
    `The dependencies could not be installed: ${line?.trim() || 'no reason was given'}`
  )
}
