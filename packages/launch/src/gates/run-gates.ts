import { duration, say } from '../output.ts'
import { inRepository } from '../paths.ts'
import { runProgram } from '../run-program.ts'
import type { Gate } from './gates.ts'

/** How one gate ended. */
export interface GateResult {
  name: string
  passed: boolean
  milliseconds: number
}

/** Two at a time: more would only wait for each other on a small machine. */
const parallel = 2
const shownOnFailure = 120

/** Runs every gate, two at a time, also after one has failed, and prints what the failing ones say. */
export async function runGates(gates: Gate[], signal: AbortSignal): Promise<GateResult[]> {
  const results = new Map<string, GateResult>()
  const waiting = [...gates]
  const worker = async (): Promise<void> => {
    for (let gate = waiting.shift(); gate !== undefined; gate = waiting.shift()) {
      signal.throwIfAborted()
      results.set(gate.name, await runGate(gate, signal))
    }
  }
  await Promise.all(Array.from({ length: parallel }, worker))
  signal.throwIfAborted()
  return gates.flatMap(({ name }) => results.get(name) ?? [])
}

async function runGate(gate: Gate, signal: AbortSignal): Promise<GateResult> {
  const began = performance.now()
  const lines: string[] = []
  const code = await runProgram(gate.program, gate.args, {
    cwd: inRepository(gate.cwd ?? '.'),
    ...(gate.env && { env: gate.env }),
    onLine: (line) => lines.push(line),
    signal,
  })
  const milliseconds = performance.now() - began
  const passed = code === 0
  say(`  ${passed ? 'ok    ' : 'FAILED'} ${gate.name} (${duration(milliseconds)})`)
  if (!passed && !signal.aborted) {
    const cut = lines.length - shownOnFailure
    if (cut > 0) say(`    … ${cut} lines before`)
    for (const line of lines.slice(-shownOnFailure)) say(`    ${line}`)
  }
  return { name: gate.name, passed, milliseconds }
}

/** A table of all gates, failed ones marked. */
export function gateTable(results: GateResult[]): string {
  const width = Math.max(...results.map(({ name }) => name.length))
  return results
    .map(
      ({ name, passed, milliseconds }) =>
        `  ${name.padEnd(width)}  ${passed ? 'ok    ' : 'FAILED'}  ${duration(milliseconds)}`,
    )
    .join('\n')
}
