import { outlineOriginInput } from '@hamkori/schema/territory'
import { hash, randomUUID } from 'node:crypto'
import { recordAudit } from '../../../platform/audit.ts'
import { dateOf, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { ForbiddenError, parseInput } from '../../../platform/errors.ts'
import { noteInstallationFact } from '../../../platform/installation.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { OutlinesRefusedError } from '../outlines/outlines-refused.ts'
import { readOutlines } from '../outlines/read-outlines.ts'
import { simplifyOutlines } from '../outlines/simplify-outlines.ts'
import { mayImportTerritory } from '../territory.policy.ts'
import { forgetTerritory, readTerritory, territoryVersionKey } from '../territory.queries.ts'

/** What an import of outlines wrote. */
export interface ImportedOutlines {
  /** Places with an outline of the file. */
  readonly places: number
  /** Districts and cities that have none: they stay visible beside the map. */
  readonly without: readonly string[]
  readonly source: string
  readonly licence: string
}

/**
 * Puts the outlines of a GeoJSON text on the map in place of those before, simplified, with their source and licence; what is not given
 * is taken from the file. Administrators and the system only; leaves one audit entry. Throws {@link OutlinesRefusedError} where
 * anything is wrong with the file, and then changes nothing.
 */
export async function importOutlines(
  actor: Actor,
  geojson: string,
  given: { readonly source?: string | undefined; readonly licence?: string | undefined },
): Promise<ImportedOutlines> {
  if (!mayImportTerritory(actor)) throw new ForbiddenError('territory:import')
  const { areaByCode, areaById, areas, country } = await readTerritory()
  const file = readOutlines(geojson, (code) => areaByCode.has(code))
  const [source, licence] = [given.source ?? file.source, given.licence ?? file.licence]
  if (source === null || licence === null)
    throw new OutlinesRefusedError([
      `The file does not say ${source === null ? 'where its outlines come from' : 'under which licence its outlines may be used'}: say it beside the file. The map shows both.`,
    ])
  const origin = parseInput(outlineOriginInput, { source, licence })
  const parentOf = (code: string) => {
    const parent = areaById.get(areaByCode.get(code)?.parentId ?? '')
    return parent === undefined || parent.id === country.id ? null : parent.code
  }
  const outlines = simplifyOutlines(file.outlines, parentOf)
  const importedOn = dateOf(today())
  await db.$transaction(async (tx) => {
    const before = await removeAll(tx)
    await tx.areaOutline.createMany({
      data: outlines.flatMap(({ code, polygons, ...outline }) => {
        const areaId = areaByCode.get(code)?.id
        return areaId === undefined
          ? []
          : [{ areaId, ...outline, ...origin, polygons: polygons as number[][][][], importedOn }]
      }),
    })
    const version = await noteNewVersion(tx)
    await recordAudit(tx, actor, {
      action: 'territory:importOutlines',
      payload: { places: file.outlines.length, before, ...origin, sha256: hash('sha256', geojson) },
      subjectType: 'Territory',
      subjectId: version,
    })
  })
  forgetTerritory()
  const drawn = new Set(file.outlines.map(({ code }) => code))
  return {
    places: drawn.size,
    without: areas
      .filter(({ id, parentId, code }) => id !== country.id && parentId !== country.id && !drawn.has(code))
      .map(({ code }) => code),
    ...origin,
  }
}

/** Takes all outlines away and says of how many places they were, without those that were made of others. */
export async function removeAll(tx: Tx): Promise<number> {
  const places = await tx.areaOutline.count({ where: { merged: false } })
  await tx.areaOutline.deleteMany()
  return places
}

/** Lets every process read the territory anew. Returns the new version. */
export async function noteNewVersion(tx: Tx): Promise<string> {
  const version = randomUUID()
  await noteInstallationFact(tx, territoryVersionKey, version)
  return version
}
