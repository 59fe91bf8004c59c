import { activityCounts, activityLists, recordedActivityKinds } from '@hamkori/schema/activities.constants'
import type { ActivityList, RecordedActivityKind } from '@hamkori/schema/activities.constants'
import type { Language } from '@hamkori/schema/languages'
import { emptyText, fieldsOfText, trilingualInput } from '../../platform/forms/trilingual.ts'
import type { TrilingualFields } from '../../platform/forms/trilingual.ts'
import type { Issue } from '../../platform/forms/useIssues.ts'
import type { ResultOf, VariablesOf } from '../../platform/graphql.ts'
import { newUuid } from '../../platform/uuid.ts'
import type { deskActivityQuery, recordActivityMutation } from './activity-actions.documents.ts'

/** The parts of those who came: by sex, then by age. */
export const countParts = [...activityCounts.sexes, ...activityCounts.ages] as const
export type CountPart = (typeof countParts)[number]
type Input = Omit<VariablesOf<typeof recordActivityMutation>['input'], 'idempotencyKey' | 'councilId'>
export type DeskActivity = NonNullable<ResultOf<typeof deskActivityQuery>['activity']>

/** An activity as its form keeps it; numbers as they are typed. */
export interface ActivityFields {
  key: string
  original: Language
  kind: RecordedActivityKind | ''
  title: TrilingualFields
  startedOn: string
  endedOn: string
  areaCode: string
  attendance: string
  counts: Record<CountPart, string>
  lists: Record<ActivityList, string[]>
  /** Of a correction. */
  reason: string
  /** It was sent without a connection, and goes out by itself when that is back. */
  waiting: boolean
}

/** Nothing written yet. */
export function emptyActivity(original: Language): ActivityFields {
  return {
    key: newUuid(),
    original,
    kind: '',
    title: emptyText(),
    startedOn: '',
    endedOn: '',
    areaCode: '',
    attendance: '',
    counts: { women: '', men: '', under14: '', from14to30: '', from31to59: '', from60: '' },
    lists: { topics: [''], shortcomings: [], proposals: [], participants: [''] },
    reason: '',
    waiting: false,
  }
}

/** An activity as it was written, for its correction. */
export function writtenActivity(activity: DeskActivity): ActivityFields {
  const number = (value: number | null) => (value === null ? '' : String(value))
  return {
    key: '',
    original: activity.title.original,
    kind: recordedActivityKinds.find((kind) => kind === activity.kind) ?? '',
    title: fieldsOfText(activity.title),
    startedOn: activity.startedOn,
    endedOn: activity.endedOn ?? '',
    areaCode: activity.area?.code ?? '',
    attendance: number(activity.attendance),
    counts: Object.fromEntries(countParts.map((part) => [part, number(activity[part])])) as Record<CountPart, string>,
    lists: Object.fromEntries(activityLists.map((list) => [list, [...activity[list]]])) as Record<
      ActivityList,
      string[]
    >,
    reason: '',
    waiting: false,
  }
}

/** A number as it was typed; null for an empty field. What is not a whole number becomes −1, which the API refuses at its field. */
function typedNumber(text: string): number | null {
  if (text.trim() === '') return null
  return /^\d{1,7}$/.test(text.trim()) ? Number(text) : -1
}

/** What the API wants to know; lines without a word are left out. */
export function activityInput({ original, kind, title, lists, counts, ...fields }: ActivityFields): Input {
  const lines = (list: ActivityList) => lists[list].filter((line) => line.trim() !== '')
  return {
    // The form asks for a kind before it sends.
    kind: kind as RecordedActivityKind,
    title: trilingualInput(original, title),
    startedOn: fields.startedOn,
    endedOn: fields.endedOn || null,
    areaCode: fields.areaCode,
    attendance: typedNumber(fields.attendance),
    women: typedNumber(counts.women),
    men: typedNumber(counts.men),
    under14: typedNumber(counts.under14),
    from14to30: typedNumber(counts.from14to30),
    from31to59: typedNumber(counts.from31to59),
    from60: typedNumber(counts.from60),
    topics: lines('topics'),
    shortcomings: lines('shortcomings'),
    proposals: lines('proposals'),
    participants: lines('participants'),
  }
}

/** What is missing before the API can be asked, in its own codes. */
export function activityGaps(fields: ActivityFields, { reasoned }: { readonly reasoned: boolean }): Issue[] {
  const empty: readonly (readonly [string[], string])[] = [
    [['kind'], fields.kind],
    [['title', fields.original], fields.title[fields.original]],
    [['startedOn'], fields.startedOn],
    [['areaCode'], fields.areaCode],
    ...(reasoned ? [[['reason'], fields.reason] as const] : []),
  ].map(([path, value]) => [path as string[], value as string])
  return empty.filter(([, value]) => value.trim() === '').map(([path]) => ({ path, code: 'required' }))
}
