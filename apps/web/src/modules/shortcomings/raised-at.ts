import { activityLists } from '@hamkori/schema/activities.constants'
import type { ActivityList } from '@hamkori/schema/activities.constants'
import type { CaseTopic } from '@hamkori/schema/cases.constants'
import type { Language } from '@hamkori/schema/languages'
import { shortcomingLimits } from '@hamkori/schema/shortcomings.constants'
import { emptyText } from '../../platform/forms/trilingual.ts'
import type { TrilingualFields } from '../../platform/forms/trilingual.ts'
import type { ResultOf } from '../../platform/graphql.ts'
import type { raisedAtQuery } from './shortcomings.documents.ts'

export type RaisedAt = NonNullable<ResultOf<typeof raisedAtQuery>['activity']>

/** What such an activity is about, as far as its kind says so; whoever registers the shortcoming can choose another topic. */
const topics: Readonly<Record<string, CaseTopic>> = { inspectorReport: 'inspectors', schoolVisit: 'youth' }

/** The line of an activity that an address names, as `topics.0`; '' where there is none. */
export function lineOf(activity: RaisedAt, line: string): string {
  const [list = '', index = ''] = line.split('.')
  const known = activityLists.find(
    (each): each is Exclude<ActivityList, 'participants'> => each === list && each !== 'participants',
  )
  return known === undefined ? '' : (activity[known][Number(index)] ?? '')
}

/** A shortcoming that begins as a line of an activity: the line as its title, shortened where it is too long, and in full with `where`. */
export function begunFrom(
  activity: RaisedAt,
  text: string,
  where: string,
): { original: Language; topic: CaseTopic | ''; title: TrilingualFields; detail: TrilingualFields } {
  const { original } = activity.title
  const letters = [...text]
  const most = shortcomingLimits.title
  const title = letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text
  return {
    original,
    topic: topics[activity.kind] ?? '',
    title: { ...emptyText(), [original]: title },
    detail: { ...emptyText(), [original]: [text, where].join('\n\n') },
  }
}
