import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Loads the territory and what the sources say, and no demonstration. */
export function loadTerritory(): void {
  const seed = fileURLToPath(new URL('../prisma/seed/main.ts', import.meta.url))
  const seeded = spawnSync(process.execPath, [seed, '--none'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (seeded.status !== 0) throw new Error('the territory could not be loaded')
}
