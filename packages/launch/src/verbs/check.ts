import { gates } from '../gates/gates.ts'
import { gateTable, runGates } from '../gates/run-gates.ts'
import { prepareGates } from '../gates/prepare-gates.ts'
import { say } from '../output.ts'

/** `pnpm check`: every gate, with a table at the end. */
export async function check(_args: string[], signal: AbortSignal): Promise<number> {
  await prepareGates(signal)
  say('› Checking …')
  const results = await runGates(gates, signal)
  say(`\n${gateTable(results)}`)
  return results.every(({ passed }) => passed) ? 0 : 1
}
