import { mostOfPart } from '../../platform/feed-part.ts'
import type { FeedContext, FeedEntry, FeedSubject } from '../../platform/feed-part.ts'
import { textIn } from '../../platform/official-text.ts'
import { plansFeedQuery } from './feed.documents.ts'
import { plansLinks } from './links.ts'

/** The plans that a council adopted, and what happened to their items. Plans are a council's: the feed of a place has none. */
export async function listEntries(of: FeedSubject, { language, t, ask }: FeedContext): Promise<FeedEntry[]> {
  if (!('councilSlug' in of)) return []
  const { councilSlug: slug } = of
  const { council } = await ask(plansFeedQuery, { slug })
  const entries = (council?.plans ?? []).flatMap(({ year, adoptedAt, items }): FeedEntry[] => {
    if (adoptedAt === null) return []
    const page = plansLinks.plan(language, slug, year)
    const title = t('plans.title', { year })
    return [
      { id: `plans/${slug}/${year}`, title, published: adoptedAt, updated: adoptedAt, page, summary: title },
      ...items.flatMap(({ number, what, steps }) =>
        steps.map(({ state, at, reason, evidence }, step) => ({
          id: `plans/${slug}/${year}/${number}/${step + 1}`,
          title: `${title}: ${t('plans.number', { number })}, ${t(`plans.state.${state}`)}`,
          updated: at,
          page,
          summary: [textIn(what, language).text, reason, evidence].filter(Boolean).join(' '),
        })),
      ),
    ]
  })
  return entries.sort((one, other) => (one.updated < other.updated ? 1 : -1)).slice(0, mostOfPart)
}
