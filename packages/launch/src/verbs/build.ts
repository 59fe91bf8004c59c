import { say } from '../output.ts'
import { buildAll, generateCode } from '../tasks.ts'

/** `pnpm run build`: makes everything that `start --built` runs, for machines on which the checkout is read only. */
export async function build(_args: string[], signal: AbortSignal): Promise<number> {
  await generateCode(signal)
  await buildAll(signal)
  say('Built. "npm start -- --built" runs it and writes nothing outside HAMKORI_HOME and the temporary folder.')
  return 0
}
