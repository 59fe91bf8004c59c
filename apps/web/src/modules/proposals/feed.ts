import type { FeedContext, FeedEntry, FeedSubject, RecordHistory } from '../../platform/feed-part.ts'
import { caseParts } from '../cases/index.ts'
import { proposalFeedQuery, proposalsFeedQuery } from './feed.documents.ts'
import { proposalKind } from './proposal-kind.ts'

/** The newest proposals of a council or a place. */
export async function listEntries(of: FeedSubject, context: FeedContext): Promise<FeedEntry[]> {
  const { entriesOfCases } = await caseParts.lists()
  const filter = { councilSlug: null, areaCode: null, ...of }
  return entriesOfCases(
    proposalKind,
    'proposals.search.kind',
    async (after) => (await context.ask(proposalsFeedQuery, { ...filter, after })).proposals,
    context,
  )
}

/** The steps of one proposal. */
export async function readHistory(reference: string, context: FeedContext): Promise<RecordHistory | null> {
  const { historyOfCase } = await caseParts.lists()
  const { proposal } = await context.ask(proposalFeedQuery, { reference })
  return proposal && historyOfCase(proposalKind, proposal, context)
}
