import { isCalendarDay } from '@hamkori/schema/dates'
import { isInForce } from '@hamkori/schema/councils.constants'
import type { DraftPlanInput } from '@hamkori/schema/plans'
import type { MembershipViewModel, PlanItemModel } from '../../../generated/prisma/models.ts'
import { dayOf } from '../../platform/clock.ts'

/** An item as the next year's plan begins with it: on the same day, or the last of February; with an owner who is there then. */
export function nextYears(
  item: PlanItemModel,
  seat: MembershipViewModel | undefined,
  year: number,
): DraftPlanInput['items'][number] {
  const sameDay = `${year}${dayOf(item.dueOn).slice(4)}`
  const dueOn = isCalendarDay(sameDay) ? sameDay : `${year}-02-28`
  const term = seat && { termFrom: dayOf(seat.termFrom), termTo: seat.termTo && dayOf(seat.termTo) }
  const stays = term !== undefined && isInForce(term, dueOn)
  const { original } = item
  const place = [item.placeTg, item.placeRu, item.placeEn].some((text) => text !== null)
  return {
    what: { original: original as 'tg', tg: item.whatTg, ru: item.whatRu, en: item.whatEn },
    kind: item.kind,
    ownerOffice: stays ? null : (seat?.office ?? item.ownerOffice),
    ownerMembershipId: stays ? item.ownerMembershipId : null,
    dueOn,
    place: place ? { original: original as 'tg', tg: item.placeTg, ru: item.placeRu, en: item.placeEn } : null,
  }
}
