import { spawn } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** Absolute path of the checkout. */
export const repositoryRoot = path.resolve(fileURLToPath(new URL('../../../..', import.meta.url)))

/** Prints one sentence and ends with code 1. */
export function fail(/** @type {string} */ sentence) {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
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
 * @param {NodeJS.ProcessEnv} env
 * @param {'quiet'} [quiet] shows nothing
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, env, quiet) {
  return new Promise((resolve, reject) => {
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

/** What a package manager says when it has no connection. */
export const cannotConnect =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network|dns|sending request|NO_OFFLINE_TARBALL|NO_OFFLINE_META/i

/**
 * One sentence for what a package manager's output says went wrong.
 * @param {string} output
 */
export function explain(output) {
  if (/ENOSPC|no space left/i.test(output)) {
    return `The disk is full: Hamkori needs about 2 GB free for ${repositoryRoot}.`
  }
  if (/EACCES|EPERM|EROFS|permission denied|read-only file system/i.test(output)) {
    return `The folder ${repositoryRoot} cannot be written to by this user: check who owns it.`
  }
  if (/ERR_PNPM_OUTDATED_LOCKFILE|frozen-lockfile/i.test(output)) {
    return 'pnpm-lock.yaml does not fit the package.json files: run "pnpm install" and commit the lockfile.'
  }
  if (cannotConnect.test(output)) {
    return 'The npm registry cannot be reached: check the network connection (and any proxy), then start again.'
  }
  const line = output.split('\n').findLast?.((text) => /err/i.test(text)) ?? output.trim().split('\n').pop()
  return `The dependencies could not be installed: ${(line ?? '').trim() || 'no reason was given'}`
}
