import type { FeedContext, FeedEntry, FeedSubject, RecordHistory } from '../../platform/feed-part.ts'
import { caseParts } from '../cases/index.ts'
import { recommendationFeedQuery, recommendationsFeedQuery } from './feed.documents.ts'
import { recommendationKind } from './recommendation-kind.ts'

/** The newest recommendations of a council or a place. */
export async function listEntries(of: FeedSubject, context: FeedContext): Promise<FeedEntry[]> {
  const { entriesOfCases } = await caseParts.lists()
  const filter = { councilSlug: null, areaCode: null, ...of }
  return entriesOfCases(
    recommendationKind,
    'recommendations.search.kind',
    async (after) => (await context.ask(recommendationsFeedQuery, { ...filter, after })).recommendations,
    context,
  )
}

/** The steps of one recommendation. */
export async function readHistory(reference: string, context: FeedContext): Promise<RecordHistory | null> {
  const { historyOfCase } = await caseParts.lists()
  const { recommendation } = await context.ask(recommendationFeedQuery, { reference })
  return recommendation && historyOfCase(recommendationKind, recommendation, context)
}
