import type { DraftPlanInput, draftPlanInput } from '@hamkori/schema/plans'
import type { z } from 'zod'
import { dateOf, dayOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { InvalidInputError, invalidAt } from '../../platform/errors.ts'

type Items = z.output<typeof draftPlanInput>['items']

/** Throws InvalidInputError at every item whose day lies in another year, or whose owner has no seat on the council on that day. */
export async function refuseItems(
  tx: Tx,
  { councilId, year }: Pick<DraftPlanInput, 'councilId' | 'year'>,
  items: Items,
): Promise<void> {
  const ids = items.flatMap(({ ownerMembershipId }) => ownerMembershipId ?? [])
  const seats = await tx.membershipView.findMany({ where: { id: { in: ids }, councilId } })
  const issues = items.flatMap(({ dueOn, ownerMembershipId }, at) => {
    const path = ['items', String(at)]
    const seat = seats.find(({ id }) => id === ownerMembershipId)
    const holds =
      ownerMembershipId === undefined ||
      (seat !== undefined && dayOf(seat.termFrom) <= dueOn && (seat.termTo === null || dueOn <= dayOf(seat.termTo)))
    return [
      ...(dueOn.startsWith(`${year}-`) ? [] : [invalidAt([...path, 'dueOn'], 'other_year')]),
      ...(holds ? [] : [invalidAt([...path, 'ownerMembershipId'], 'unknown_record')]),
    ]
  })
  if (issues.length > 0) throw new InvalidInputError(issues)
}

/** Writes the items of a draft anew, numbered from 1. */
export async function writeItems(tx: Tx, planId: string, items: Items): Promise<void> {
  await tx.planItem.deleteMany({ where: { planId } })
  await tx.planItem.createMany({
    data: items.map(({ what, place, kind, ownerOffice, ownerMembershipId, dueOn }, at) => ({
      planId,
      number: at + 1,
      kind,
      original: what.original,
      whatTg: what.tg ?? null,
      whatRu: what.ru ?? null,
      whatEn: what.en ?? null,
      placeTg: place?.tg ?? null,
      placeRu: place?.ru ?? null,
      placeEn: place?.en ?? null,
      ownerOffice: ownerOffice ?? null,
      ownerMembershipId: ownerMembershipId ?? null,
      dueOn: dateOf(dueOn),
      state: 'planned' as const,
    })),
  })
}
