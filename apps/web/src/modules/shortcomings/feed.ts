import type { FeedContext, FeedEntry, FeedSubject, RecordHistory } from '../../platform/feed-part.ts'
import { caseParts } from '../cases/index.ts'
import { shortcomingFeedQuery, shortcomingsFeedQuery } from './feed.documents.ts'
import { shortcomingKind } from './shortcoming-kind.ts'

/** The newest shortcomings of a council or a place. */
export async function listEntries(of: FeedSubject, context: FeedContext): Promise<FeedEntry[]> {
  const { entriesOfCases } = await caseParts.lists()
  const filter = { councilSlug: null, areaCode: null, ...of }
  return entriesOfCases(
    shortcomingKind,
    'shortcomings.search.kind',
    async (after) => (await context.ask(shortcomingsFeedQuery, { ...filter, after })).shortcomings,
    context,
  )
}

/** The steps of one shortcoming. */
export async function readHistory(reference: string, context: FeedContext): Promise<RecordHistory | null> {
  const { historyOfCase } = await caseParts.lists()
  const { shortcoming } = await context.ask(shortcomingFeedQuery, { reference })
  return shortcoming && historyOfCase(shortcomingKind, shortcoming, context)
}
