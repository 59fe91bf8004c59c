import { runOnThrowAwayDatabase } from '../steps/throw-away-database.ts'

/** `pnpm attack`: tries what an attacker would on a service and a database of its own, and removes both afterwards. */
export function attack(args: string[], signal: AbortSignal): Promise<number> {
  return runOnThrowAwayDatabase('attack', 'attack/main.ts', args, signal)
}
