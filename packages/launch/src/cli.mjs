// Plain JavaScript without dependencies: it runs on the machine's own Node before anything is installed. It installs
// what the lockfile names, then hands over to the TypeScript part under the pinned Node 24.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

// A closed terminal or pipe takes the lines away, not the application.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

const oldestNode = 20
const major = Number(process.versions.node.split('.')[0])
if (!(major >= oldestNode)) {
  fail(`Hamkori needs Node ${oldestNode} or newer to begin, and this is Node ${process.versions.node}.`)
}

// Only now: an older Node cannot even read what this file imports, and should say so in a sentence.
const { environment, installDependencies } = await import('./install.mjs')
await installDependencies().catch((error) => fail(error.message))

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
// WebAssembly modules, of which Prisma's schema engine is one, are called experimental by this Node at each start.
const child = spawn('node', ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], {
  // The fourth channel tells the launcher when this process is gone, however it ended.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: environment,
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => child.kill(signal))
}
child.once('error', (error) => fail(`Node 24 could not be started: ${error.message}`))
child.once('exit', (code, signal) => {
  // A signal that ended the launcher itself counts as a failure; a clean stop exits with 0.
  process.exitCode = code ?? (signal === null ? 1 : 128)
})

function fail(/** @type {string} */ sentence) {
  process.stderr.write(`\n${sentence}\n`)
  process.exit(1)
}
