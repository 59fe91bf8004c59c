import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { cannotConnect, explain, repositoryRoot, run, say } from './ground.mjs'
import { whileLocked } from '../lock.mjs'

const pnpmVersion = '12.21.0'
const tools = path.join(repositoryRoot, '.hamkori/tools')
const pnpm = path.join(tools, 'node_modules/.bin/pnpm')
const marker = path.join(repositoryRoot, 'node_modules/.hamkori-installed')
const node = path.join(repositoryRoot, 'node_modules/node/bin/node')
/** What an installation takes, with the package store: about 1.3 GB. */
const bytesNeeded = 2_000_000_000

/** Installs exactly what the lockfile names, unless that was done before. Shows progress; throws one sentence. */
export async function installDependencies() {
  const wanted = fingerprint()
  if (isInstalled(wanted)) return
  await whileLocked(
    path.join(repositoryRoot, 'install.lock'),
    'install',
    async () => {
      if (isInstalled(wanted)) return
      refuseFullDisk()
      const env = installEnvironment()
      const offline = existsSync(pnpm) && !(await registryAnswers(env))
      if (!existsSync(pnpm)) {
        say(`Fetching the package manager, pnpm ${pnpmVersion} …`)
        mkdirSync(tools, { recursive: true })
        await must(
          'npm',
          ['install', '--prefix', tools, '--no-audit', '--no-fund', '--no-save', `pnpm@${pnpmVersion}`],
          env,
        )
      }
      say('Installing the dependencies named in pnpm-lock.yaml (the first time takes a minute or two) …')
      // Offline, pnpm tells at once whether its store holds everything; online it would retry each package for minutes.
      const how = offline ? ['--offline'] : []
      await must(pnpm, ['install', '--frozen-lockfile', '--reporter=append-only', ...how], env)
      if (!existsSync(node)) {
        throw new Error('Node 24 was not installed with the dependencies: delete node_modules and start again.')
      }
      writeFileSync(marker, wanted)
    },
    () => say('Another process is installing the dependencies of this checkout; waiting for it …'),
  )
}

/**
 * Asked through npm, which knows the registry and the proxy of this machine. Only a broken connection is a no.
 * @param {NodeJS.ProcessEnv} env
 */
async function registryAnswers(env) {
  const { code, output } = await run('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=10000'], env, 'quiet')
  return code === 0 || !cannotConnect.test(output)
}

/** @param {string} wanted */
function isInstalled(wanted) {
  return existsSync(marker) && readFileSync(marker, 'utf8') === wanted && existsSync(node)
}

/** Changes whenever an installation could come out differently. */
function fingerprint() {
  const hash = createHash('sha256')
  hash.update(`${process.platform}-${process.arch} pnpm ${pnpmVersion}`)
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests()]) {
    const text = readFileSync(path.join(repositoryRoot, file), 'utf8')
    hash.update(`\0${file}\0`)
    // Of a package.json only the dependencies matter: a changed script needs no installation.
    hash.update(file.endsWith('package.json') ? dependenciesOf(text) : text)
  }
  return hash.digest('hex')
}

/** @param {string} text */
function dependenciesOf(text) {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies } = JSON.parse(text)
  return JSON.stringify([dependencies, devDependencies, optionalDependencies, peerDependencies])
}

function manifests() {
  return ['apps', 'packages'].flatMap((group) =>
    readdirSync(path.join(repositoryRoot, group))
      .map((name) => path.join(group, name, 'package.json'))
      .filter((file) => existsSync(path.join(repositoryRoot, file)))
      .sort(),
  )
}

function refuseFullDisk() {
  const { bavail, bsize } = statfsSync(repositoryRoot)
  if (bavail * bsize >= bytesNeeded || existsSync(path.join(repositoryRoot, 'node_modules'))) return
  throw new Error(
    `The disk of ${repositoryRoot} has ${Math.round((bavail * bsize) / 1e6)} MB free, ` +
      `and installing needs about ${bytesNeeded / 1e9} GB.`,
  )
}

/** Our environment without what an outer "npm start" says about itself, which would confuse the inner one. */
function installEnvironment() {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_(package|lifecycle|command|execpath|node_execpath|config_(prefix|local_prefix|global_prefix))/.test(name),
  )
  // CI=1: never ask a question that nobody can answer.
  return { ...Object.fromEntries(own), CI: '1' }
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function must(program, args, env) {
  const { code, output } = await run(program, args, env).catch((error) => {
    throw new Error(`"${path.basename(program)}" could not be run: ${error.message}`)
  })
  if (code !== 0) {
    // A tool that was fetched only halfway must not be taken for whole next time.
    if (program === 'npm') rmSync(tools, { recursive: true, force: true })
    throw new Error(explain(output))
  }
}
