/** The TypeScript part of the two commands; `cli.mjs` starts it under the pinned Node after installing. */
import { describeFailure, LaunchError } from './failure.ts'
import { isEnginePanic } from './migrations/schema-engine.ts'
import { warn } from './output.ts'
import { verbs } from './verbs/index.ts'

const [name = '', ...args] = process.argv.slice(2)
const controller = new AbortController()
let failed = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort())
// A closed terminal or pipe ("npm start | head") takes the lines away, not the application.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
// Nothing that is thrown where nobody awaits it may leave a server behind: everything is stopped, then we fail.
process.on('uncaughtException', (error) => {
  if (isEnginePanic(error)) return
  warn(`\nAn unexpected failure: ${error.stack ?? error.message}`)
  failed = true
  controller.abort()
})
// The bootstrap process is gone, however it ended: then nothing of ours stays either.
process.channel?.unref()
process.once('disconnect', () => controller.abort())

const stoppedByPerson = 130

process.exitCode = await run()
// Idle connections and timers of libraries must not keep the terminal waiting.
process.exit()

async function run(): Promise<number> {
  const verb = verbs.get(name)
  if (verb === undefined) {
    warn(`There is no command "${name}". There are: ${[...verbs.keys()].join(', ')}.`)
    return 1
  }
  try {
    const code = await verb(args, controller.signal)
    return failed ? 1 : code
  } catch (error) {
    if (controller.signal.aborted) return failed ? 1 : stoppedByPerson
    const unexpected = error instanceof Error && error.stack !== undefined ? error.stack : describeFailure(error)
    warn(error instanceof LaunchError ? `\n${error.message}` : `\nAn unexpected failure: ${unexpected}`)
    return 1
  }
}
