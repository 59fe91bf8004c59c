import { addDays, addMonths } from '@hamkori/schema/dates'
import { gatheringItemKinds } from '@hamkori/schema/gatherings.constants'
import type { GatheringItemKind } from '@hamkori/schema/gatherings.constants'
import type { Language } from '@hamkori/schema/languages'
import { emptyText, fieldsOfText, trilingualInput } from '../../platform/forms/trilingual.ts'
import type { TrilingualFields } from '../../platform/forms/trilingual.ts'
import type { ResultOf, VariablesOf } from '../../platform/graphql.ts'
import { newUuid } from '../../platform/uuid.ts'
import type { draftGatheringMutation } from './gathering-actions.documents.ts'
import type { deskGatheringQuery } from './gatherings.documents.ts'

/** A gathering as its page reads it. */
export type Gathering = NonNullable<ResultOf<typeof deskGatheringQuery>['gathering']>

/** One point of the programme as the form keeps it; the minutes as they are typed. */
export interface ProgrammeItem {
  kind: GatheringItemKind
  what: TrilingualFields
  speaker: TrilingualFields
  minutes: string
}

/** A whole gathering as the form keeps it. */
export interface GatheringFields {
  key: string
  original: Language
  area: string
  council: string
  title: TrilingualFields
  place: TrilingualFields
  heldOn: string
  startsAt: string
  coversFrom: string
  coversTo: string
  items: ProgrammeItem[]
  councils: string[]
  guests: TrilingualFields[]
}

/** A point without a text. */
export const emptyItem = (kind: GatheringItemKind = 'other'): ProgrammeItem => ({
  kind,
  what: emptyText(),
  speaker: emptyText(),
  minutes: '',
})

/**
 * Nothing planned yet: the points of the republican round table of 2019 in their order, and the year that ends today as the period.
 * `named` gives each kind of point its first text in the language in which the form is filled in.
 */
export function emptyGathering(
  original: Language,
  today: string,
  named: (kind: GatheringItemKind) => string,
): GatheringFields {
  const kinds = gatheringItemKinds.filter((kind) => kind !== 'other')
  return {
    ...{ key: newUuid(), original, area: '', council: '', title: emptyText(), place: emptyText() },
    ...{ heldOn: '', startsAt: '', coversFrom: addDays(addMonths(today, -12), 1), coversTo: today },
    items: kinds.map((kind) => ({ ...emptyItem(kind), what: { ...emptyText(), [original]: named(kind) } })),
    ...{ councils: [], guests: [] },
  }
}

/** A draft as it was written before. */
export function writtenGathering(gathering: Gathering): GatheringFields {
  const { title, place, items, councils, guests, heldOn, startsAt, coversFrom, coversTo, area, council } = gathering
  return {
    ...{ key: newUuid(), original: title.original, area: area?.code ?? '' },
    // The host's id is not on the page of everybody: the form finds it by its name in addresses.
    council: council.slug,
    ...{ title: fieldsOfText(title), place: fieldsOfText(place), heldOn: heldOn ?? '', startsAt: startsAt ?? '' },
    ...{ coversFrom, coversTo },
    items: items.map((item) => ({
      kind: item.kind,
      what: fieldsOfText(item.what),
      speaker: item.speaker ? fieldsOfText(item.speaker) : emptyText(),
      minutes: item.minutes?.toString() ?? '',
    })),
    councils: councils.map((invited) => invited.council.slug),
    guests: guests.map(fieldsOfText),
  }
}

type DraftInput = VariablesOf<typeof draftGatheringMutation>['input']

/** What the API wants to know; `idOf` finds a council by its name in addresses. */
export function gatheringInput(
  fields: GatheringFields,
  idOf: (slug: string) => string,
): Omit<DraftInput, 'gatheringId' | 'version'> {
  const { key, original, area, council, title, place, heldOn, startsAt, coversFrom, coversTo } = fields
  return {
    ...{ idempotencyKey: key, areaCode: area, councilId: idOf(council) },
    ...{ title: trilingualInput(original, title), place: trilingualInput(original, place) },
    ...{ heldOn, startsAt: startsAt || null, coversFrom, coversTo },
    items: fields.items.map(({ kind, what, speaker, minutes }) => ({
      kind,
      what: trilingualInput(original, what),
      speaker: isFilled(speaker) ? trilingualInput(original, speaker) : null,
      minutes: minutesOf(minutes),
    })),
    councils: fields.councils.map((slug) => ({ councilId: idOf(slug) })),
    guests: fields.guests.filter(isFilled).map((guest) => trilingualInput(original, guest)),
  }
}

/** What is missing before the API can be asked, in its own codes. */
export function gatheringGaps({ area, council, heldOn, coversFrom, coversTo }: GatheringFields) {
  const wanted = { areaCode: area, councilId: council, heldOn, coversFrom, coversTo }
  return Object.entries(wanted).flatMap(([path, value]) => (value === '' ? [{ path: [path], code: 'required' }] : []))
}

const isFilled = (text: TrilingualFields) => Object.values(text).some((each) => each.trim() !== '')

/** Minutes as they were typed; anything that is not a whole number becomes 0, which the API refuses at its field. */
function minutesOf(text: string): number | null {
  const typed = text.trim()
  if (typed === '') return null
  return /^\d{1,6}$/u.test(typed) ? Number(typed) : 0
}
