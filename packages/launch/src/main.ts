/** The TypeScript part of the two commands; `cli.mjs` starts it under the pinned Node after installing. */
import { describeFailure, LaunchError } from './failure.ts'
import { warn } from './output.ts'
import { verbs } from './verbs/index.ts'

const [name = '', ...args] = process.argv.slice(2)
const controller = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort())
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
    return await verb(args, controller.signal)
  } catch (error) {
    if (controller.signal.aborted) return stoppedByPerson
    if (error instanceof LaunchError) warn(`\n${error.message}`)
    else
      warn(
        `\nAn unexpected failure: ${error instanceof Error ? (error.stack ?? error.message) : describeFailure(error)}`,
      )
    return 1
  }
}
