import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { whileLocked } from './lock.mjs'

const repositoryRoot = path.resolve(fileURLToPath(new URL('../../..', import.meta.url)))
/** Where the versions of pnpm and Node are written. */
const { devDependencies, devEngines } = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'))
const pnpmVersion = devEngines.packageManager.version
const tools = path.join(repositoryRoot, '.hamkori/tools')
const pnpm = path.join(tools, 'node_modules/.bin/pnpm')
const marker = path.join(repositoryRoot, 'node_modules/.hamkori-installed')
const node = path.join(repositoryRoot, 'node_modules/node/bin/node')

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

/** Installs exactly what the lockfile names, unless that was done before. Shows progress; throws one sentence. */
export async function installDependencies() {
  const wanted = fingerprint()
  if (isInstalled(wanted)) return
  await whileLocked(
    path.join(repositoryRoot, 'install.lock'),
    'install',
    async () => {
      if (isInstalled(wanted)) return
      if (!existsSync(pnpm)) {
        say(`Fetching the package manager, pnpm ${pnpmVersion} …`)
        mkdirSync(tools, { recursive: true })
        // A tool that was fetched only halfway must not be taken for whole next time.
        await must('npm', [
          'install',
          '--prefix',
          tools,
          '--no-audit',
          '--no-fund',
          '--no-save',
          `pnpm@${pnpmVersion}`,
        ]).catch((error) => {
          rmSync(tools, { recursive: true, force: true })
          throw error
        })
      }
      say('Installing the dependencies named in pnpm-lock.yaml (the first time takes a minute or two) …')
      // Offline, pnpm tells at once whether its store holds everything; online it would retry each package for minutes.
      const offline = (await isOffline()) ? ['--offline'] : []
      await must(pnpm, ['install', '--frozen-lockfile', '--reporter=append-only', ...offline])
      if (!existsSync(node)) {
        throw new Error('Node 24 was not installed with the dependencies: delete node_modules and start again.')
      }
      writeFileSync(marker, wanted)
    },
    () => say('Another process is installing the dependencies of this checkout; waiting for it …'),
  )
}

/** Asked through npm, which knows the registry and the proxy of this machine. Only a broken connection counts. */
async function isOffline() {
  const ping = promisify(execFile)('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=10000'], { env: environment })
  const trouble = await ping.then(() => '').catch((error) => String(error.stderr))
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH/.test(trouble)
}

/** @param {string} wanted */
function isInstalled(wanted) {
  return existsSync(marker) && readFileSync(marker, 'utf8') === wanted && existsSync(node)
}

/** Changes whenever an installation could come out differently; the lockfile names what every package.json asks for. */
function fingerprint() {
  const texts = ['pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((file) => readFileSync(path.join(repositoryRoot, file)))
  const hash = createHash('sha256').update(`${process.platform}-${process.arch} pnpm ${pnpmVersion}\0`)
  for (const text of texts) hash.update(text)
  return hash.digest('hex')
}

/**
 * Runs a package manager, which tells its progress and its troubles itself.
 * @param {string} program
 * @param {string[]} args
 */
async function must(program, args) {
  const env = {
    ...environment,
    CI: '1', // never asks a question that nobody can answer
    npm_config_loglevel: 'error',
    // What runs here is the pinned Node, whatever this one's version is.
    pnpm_config_node_version: devDependencies.node,
  }
  const child = spawn(program, args, { cwd: repositoryRoot, env, stdio: 'inherit' })
  const stop = () => child.kill('SIGTERM')
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop)
  const [code, signal] = await once(child, 'close')
  for (const name of ['SIGINT', 'SIGTERM']) process.off(name, stop)
  if (signal !== null) process.exit(130)
  if (code === 0) return
  throw new Error(
    `The dependencies could not be installed, for the reason above. ${path.basename(program)} needs a network connection ` +
      `(npm's settings for a proxy count), 2 GB on the disk and the right to write to ${repositoryRoot}.`,
  )
}

function say(/** @type {string} */ line) {
  process.stdout.write(`${line}\n`)
}
