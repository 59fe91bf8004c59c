import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { cannotConnect, explain, repositoryRoot, run, say, tools } from './ground.mjs'
import { whileLocked } from '../lock.mjs'

const pnpmVersion = '12.21.0'
const pnpm = path.join(tools, 'node_modules/.bin/pnpm')
const marker = path.join(repositoryRoot, 'node_modules/.hamkori-installed')
const node = path.join(repositoryRoot, 'node_modules/node/bin/node')

/** Installs exactly what the lockfile names, unless that was done before. Shows progress; throws one sentence. */
export async function installDependencies() {
  const wanted = fingerprint()
  if (isInstalled(wanted)) return
  await whileLocked(
    path.join(repositoryRoot, 'install.lock'),
    'install',
    async () => {
      if (isInstalled(wanted)) return
      const isOffline = existsSync(pnpm) && !(await registryAnswers())
      if (!existsSync(pnpm)) {
        say(`Fetching the package manager, pnpm ${pnpmVersion} …`)
        mkdirSync(tools, { recursive: true })
        await must('npm', ['install', '--prefix', tools, '--no-audit', '--no-fund', '--no-save', `pnpm@${pnpmVersion}`])
      }
      say('Installing the dependencies named in pnpm-lock.yaml (the first time takes a minute or two) …')
      // Offline, pnpm tells at once whether its store holds everything; online it would retry each package for minutes.
      await must(pnpm, ['install', '--frozen-lockfile', '--reporter=append-only', ...(isOffline ? ['--offline'] : [])])
      if (!existsSync(node)) {
        throw new Error('Node 24 was not installed with the dependencies: delete node_modules and start again.')
      }
      writeFileSync(marker, wanted)
    },
    () => say('Another process is installing the dependencies of this checkout; waiting for it …'),
  )
}

/** Asked through npm, which knows the registry and the proxy of this machine. Only a broken connection is a no. */
async function registryAnswers() {
  const { code, output } = await run('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=10000'], 'quiet')
  return code === 0 || explain(output) !== cannotConnect
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
 * @param {string} program
 * @param {string[]} args
 */
async function must(program, args) {
  const { code, output } = await run(program, args).catch((error) => {
    throw new Error(`"${path.basename(program)}" could not be run: ${error.message}`)
  })
  if (code === 0) return
  // A tool that was fetched only halfway must not be taken for whole next time.
  if (program === 'npm') rmSync(tools, { recursive: true, force: true })
  throw new Error(explain(output))
}
