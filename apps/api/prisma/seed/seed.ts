import type { SystemActor } from '../../src/platform/viewer.ts'
import { loadRecord, loadSources } from './load-record.ts'
import { loadTerritory } from './load-territory.ts'
import type { SeedOptions } from './options.ts'

/**
 * Fills a migrated database through the actions that people use. The territory and what sources say are always loaded;
 * the demonstration only where it was asked for. A second run changes nothing.
 */
export async function seed(actor: SystemActor, options: SeedOptions, say: (line: string) => void): Promise<void> {
  say(await timed(() => loadSources(actor)))
  say(await timed(() => loadTerritory(actor)))
  say(await timed(() => loadRecord(actor)))
  if (!options.demonstration) return
}

/** Runs one step and adds its seconds to its line. */
export async function timed(step: () => Promise<string>): Promise<string> {
  const start = performance.now()
  const line = await step()
  return `${line} (${((performance.now() - start) / 1000).toFixed(1)} s)`
}
