import type { Target } from './target.ts'

/** One thing that an attacker tries. `run` throws where it works, or where the service breaks under it. */
export interface Check {
  /** What must be so, as a sentence. */
  readonly name: string
  run(target: Target): Promise<void>
}
