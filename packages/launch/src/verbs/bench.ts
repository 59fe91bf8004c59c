import { runOnThrowAwayDatabase } from '../steps/throw-away-database.ts'

/** `pnpm bench`: measures on a database of its own, durable as in real use, and removes it afterwards. */
export function bench(args: string[], signal: AbortSignal): Promise<number> {
  return runOnThrowAwayDatabase('bench', 'bench/main.ts', args, signal)
}
