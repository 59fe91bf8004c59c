import { sql } from 'kysely'
import { db, run } from '../../platform/db.ts'
import { UnavailableError } from '../../platform/errors.ts'
import { describeFailure, logger } from '../../platform/logger.ts'
import { kysely, query } from '../../platform/query.ts'
import { buildTerritory } from './territory-tree.ts'
import type { Territory } from './territory-tree.ts'

/** The installation fact that changes with every import that wrote something. */
export const territoryVersionKey = 'territory_version'

const checkMilliseconds = 2_000
const retrySeconds = 30

const readVersion = query(() =>
  kysely.selectFrom('installation_fact').select('value').where('key', '=', sql.lit(territoryVersionKey)),
)

let held: { readonly territory: Territory; readonly version: string; readonly checkedAt: number } | null = null
let reading: Promise<Territory> | null = null

/**
 * The whole territory from memory: some 74 places with their outlines, 80 departments and 70 units that change by import alone. The version
 * is compared at most every 2 seconds, with one small statement; an import in another process shows after that time, one
 * in this process at once. While the database cannot be asked, what is known stays readable. Throws
 * {@link UnavailableError} as long as nothing was ever imported.
 */
export function readTerritory(): Promise<Territory> | Territory {
  if (held !== null && performance.now() - held.checkedAt < checkMilliseconds) return held.territory
  reading ??= refresh().finally(() => {
    reading = null
  })
  return reading
}

/** Forgets what is in memory, so that the next reader sees the tables. */
export function forgetTerritory(): void {
  held = null
}

async function refresh(): Promise<Territory> {
  const before = held
  try {
    const version = (await run(readVersion, {}))[0]?.value
    if (version === undefined) throw new UnavailableError(retrySeconds)
    const territory = before?.version === version ? before.territory : await load()
    held = { territory, version, checkedAt: performance.now() }
    return territory
  } catch (failure) {
    if (before === null) throw failure
    logger.warn(
      describeFailure(failure),
      'the territory could not be compared with the database; the known one is shown',
    )
    return before.territory
  }
}

async function load(): Promise<Territory> {
  const order = { orderBy: { code: 'asc' } } as const
  const [areas, aliases, departments, units, outlines] = await Promise.all([
    db.area.findMany(order),
    db.areaAlias.findMany({ orderBy: [{ variant: 'asc' }, { id: 'asc' }] }),
    db.department.findMany(order),
    db.policeUnit.findMany(order),
    db.areaOutline.findMany(),
  ])
  return buildTerritory(areas, aliases, departments, units, outlines)
}
