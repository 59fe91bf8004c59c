import { outlineOriginInput } from '@hamkori/schema/territory'
import { hash } from 'node:crypto'
import { recordAudit } from '../../../platform/audit.ts'
import { capacityFor, requireConfirmation, requirePermission } from '../../../platform/authorize.ts'
import { dateOf, today } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import type { Tx } from '../../../platform/db.ts'
import { parseInput } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { OutlinesRefusedError } from '../outlines/outlines-refused.ts'
import { prepareOutlines } from '../outlines/prepare-outlines.ts'
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
 * is taken from the file. Administrators who have just confirmed who they are, and the system;
 * leaves one audit entry. Throws ForbiddenError, ConfirmationNeededError, InvalidInputError for too long a source or licence, and {@link OutlinesRefusedError} where
 * anything is wrong with the file, and then changes nothing.
 */
export async function importOutlines(
  actor: Actor,
  geojson: string,
  given: { readonly source?: string | undefined; readonly licence?: string | undefined },
): Promise<ImportedOutlines> {
  requirePermission(actor, 'territory:import')
  requireConfirmation(actor)
  const { file, outlines, without } = prepareOutlines(await readTerritory(), geojson)
  const [source, licence] = [given.source ?? file.source, given.licence ?? file.licence]
  if (source === null || licence === null)
    throw new OutlinesRefusedError([{ code: source === null ? 'noSource' : 'noLicence' }])
  const origin = parseInput(outlineOriginInput, { source, licence })
  const importedOn = dateOf(today())
  await db.$transaction(async (tx) => {
    const before = await removeAll(tx)
    await tx.areaOutline.createMany({
      data: outlines.map(({ code: _, polygons, ...outline }) => ({
        ...{ ...outline, ...origin, importedOn },
        polygons: polygons as number[][][][],
      })),
    })
    await recordAudit(tx, actor, {
      ...capacityFor(actor, 'territory:import'),
      action: 'territory:importOutlines',
      payload: { places: file.outlines.length, before, ...origin, sha256: hash('sha256', geojson) },
      subjectType: 'Territory',
      subjectId: await versionOf(tx),
    })
  })
  forgetTerritory()
  return { places: file.outlines.length, without, ...origin }
}

/** Takes all outlines away and says of how many places they were, without those that were made of others. */
export async function removeAll(tx: Tx): Promise<number> {
  const places = await tx.areaOutline.count({ where: { merged: false } })
  await tx.areaOutline.deleteMany()
  return places
}

/** The version of the territory, which changes with every change of outlines (a trigger): every process then reads it anew. */
export async function versionOf(tx: Tx): Promise<string> {
  const { value } = await tx.installationFact.findUniqueOrThrow({ where: { key: territoryVersionKey } })
  return value
}
