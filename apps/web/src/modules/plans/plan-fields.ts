import type { CouncilOffice } from '@hamkori/schema/councils.constants'
import type { Language } from '@hamkori/schema/languages'
import { planItemKinds } from '@hamkori/schema/plans.constants'
import type { PlanItemKind } from '@hamkori/schema/plans.constants'
import { emptyText, fieldsOfText, trilingualInput } from '../../platform/forms/trilingual.ts'
import type { TrilingualFields } from '../../platform/forms/trilingual.ts'
import type { FragmentOf } from '../../platform/graphql.ts'
import type { planItemFragment } from './plans.documents.ts'

/** One item of a plan as a form keeps it. */
export interface ItemFields {
  what: TrilingualFields
  kind: PlanItemKind | ''
  /** `office:chair`, or `seat:` with the id of a membership. */
  owner: string
  dueOn: string
  place: TrilingualFields
  /** The language in which the item was written first. */
  original: Language
}

/** Nothing written yet. */
export const emptyItem = (original: Language): ItemFields => ({
  what: emptyText(),
  kind: '',
  owner: '',
  dueOn: '',
  place: emptyText(),
  original,
})

/** An item that was written before. */
export function fieldsOfItem(item: FragmentOf<typeof planItemFragment>): ItemFields {
  return {
    what: fieldsOfText(item.what),
    kind: item.kind,
    owner: item.ownerMembership ? `seat:${item.ownerMembership.id}` : `office:${item.ownerOffice ?? ''}`,
    dueOn: item.dueOn,
    place: item.place ? fieldsOfText(item.place) : emptyText(),
    original: item.what.original,
  }
}

/** The API's input; null while a choice or a day is missing. */
export function itemInput({ what, kind, owner, dueOn, place, original }: ItemFields) {
  const known = planItemKinds.find((each) => each === kind)
  if (known === undefined || owner === '' || dueOn === '') return null
  const isPlaced = Object.values(place).some((text) => text.trim() !== '')
  return {
    what: trilingualInput(original, what),
    kind: known,
    ownerOffice: owner.startsWith('office:') ? (owner.slice(7) as CouncilOffice) : null,
    ownerMembershipId: owner.startsWith('seat:') ? owner.slice(5) : null,
    dueOn,
    place: isPlaced ? trilingualInput(original, place) : null,
  }
}

/** What is missing before the API can be asked, in its own codes. */
export function itemGaps({ what, kind, owner, dueOn, original }: ItemFields, at: number) {
  const path = (...rest: string[]) => ['items', String(at), ...rest]
  return [
    ...(what[original].trim() === '' ? [{ path: path('what', original), code: 'required' }] : []),
    ...(kind === '' ? [{ path: path('kind'), code: 'required' }] : []),
    ...(owner === '' ? [{ path: path('ownerOffice'), code: 'required' }] : []),
    ...(dueOn === '' ? [{ path: path('dueOn'), code: 'required' }] : []),
  ]
}
