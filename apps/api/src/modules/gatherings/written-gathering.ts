import { dueYearsAhead, isTooFarAhead } from '@hamkori/schema/due-days'
import type { draftGatheringInput, recordGatheringInput } from '@hamkori/schema/gatherings'
import type { z } from 'zod'
import { dateOf, today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'
import { areaIdsWithin, readTerritory } from '../territory/index.ts'
import { countryCode } from './gatherings.policy.ts'

/** What is written of a gathering, in a draft and in a record from a source. */
export type WrittenGathering = Pick<
  z.output<typeof draftGatheringInput> & z.output<typeof recordGatheringInput>,
  keyof z.output<typeof draftGatheringInput> & keyof z.output<typeof recordGatheringInput>
>

/** Throws InvalidInputError at `heldOn` for a day that has passed or is too far ahead. */
export function refuseDay(heldOn: string): void {
  if (heldOn < today()) throw new InvalidInputError([invalidAt(['heldOn'], 'date_in_past')])
  if (isTooFarAhead(heldOn, today()))
    throw new InvalidInputError([invalidAt(['heldOn'], 'date_too_far', { maximum: dueYearsAhead })])
}

/**
 * Throws InvalidInputError at `areaCode` for a place that is neither the country nor a region, and at councils that are not there, or work
 * outside the region. Says whether the host is one of the demonstration.
 */
export async function refusePlaces(
  tx: Tx,
  { areaCode, councilId, councilIds }: Pick<WrittenGathering, 'areaCode' | 'councilId' | 'councilIds'>,
): Promise<{ demonstration: boolean }> {
  const territory = await readTerritory()
  const area = territory.areaByCode.get(areaCode)
  if (area === undefined || (areaCode !== countryCode && area.kind !== 'region'))
    throw new InvalidInputError([invalidAt(['areaCode'], 'unknown_record')])
  const within = areaIdsWithin(territory, areaCode)
  const councils = await tx.councilView.findMany({ where: { id: { in: [councilId, ...councilIds] } } })
  const known = new Map(
    councils.filter(({ areaId }) => within === null || within.includes(areaId)).map((each) => [each.id, each]),
  )
  const host = known.get(councilId)
  const issues = [
    ...(host === undefined ? [invalidAt(['councilId'], 'unknown_record')] : []),
    ...councilIds.flatMap((id, at) => (known.has(id) ? [] : [invalidAt(['councilIds', String(at)], 'unknown_record')])),
  ]
  if (issues.length > 0 || host === undefined) throw new InvalidInputError(issues)
  return { demonstration: host.demonstration }
}

/** The columns of a gathering that follow from what was written. */
export function writtenColumns({
  areaCode,
  councilId,
  title,
  place,
  heldOn,
  startsAt,
  coversFrom,
  coversTo,
}: WrittenGathering) {
  return {
    areaCode,
    councilId,
    original: title.original,
    ...{ titleTg: title.tg ?? null, titleRu: title.ru ?? null, titleEn: title.en ?? null },
    ...{ placeTg: place.tg ?? null, placeRu: place.ru ?? null, placeEn: place.en ?? null },
    ...{ heldOn: dateOf(heldOn), startsAt: startsAt ?? null },
    ...{ coversFrom: dateOf(coversFrom), coversTo: dateOf(coversTo) },
  }
}

/** Writes programme, councils and guests anew, in the order that was given. */
export async function writeParts(
  tx: Tx,
  gatheringId: string,
  { items, councilIds, guests }: Pick<WrittenGathering, 'items' | 'councilIds' | 'guests'>,
): Promise<void> {
  await tx.gatheringItem.deleteMany({ where: { gatheringId } })
  await tx.gatheringCouncil.deleteMany({ where: { gatheringId } })
  await tx.gatheringGuest.deleteMany({ where: { gatheringId } })
  await tx.gatheringItem.createMany({
    data: items.map(({ kind, what, speaker, minutes }, at) => ({
      ...{ gatheringId, number: at + 1, kind, minutes: minutes ?? null },
      ...{ whatTg: what.tg ?? null, whatRu: what.ru ?? null, whatEn: what.en ?? null },
      ...{ speakerTg: speaker?.tg ?? null, speakerRu: speaker?.ru ?? null, speakerEn: speaker?.en ?? null },
    })),
  })
  await tx.gatheringCouncil.createMany({ data: councilIds.map((councilId) => ({ gatheringId, councilId })) })
  await tx.gatheringGuest.createMany({
    data: guests.map(({ tg, ru, en }, at) => ({
      ...{ gatheringId, number: at + 1, nameTg: tg ?? null, nameRu: ru ?? null, nameEn: en ?? null },
    })),
  })
}
