import { links } from '../../platform/links.ts'
import { type ListPage, readAllPages } from '../../platform/read-all-pages.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { councilsWithMeetingsQuery, meetingsOnSiteMapQuery } from './site-map.documents.ts'

/** Most meetings of one council in the site map. */
const mostMeetings = 1_000

const none = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } }

/** The published minutes of every council. */
export async function listPages(ask: Ask): Promise<PageAddress[]> {
  const councils = await readAllPages(
    async (after) => (await ask(councilsWithMeetingsQuery, { after })).councils,
    Infinity,
  )
  const pages: PageAddress[] = []
  for (const { slug } of councils.rows.filter(({ meetingCount }) => meetingCount > 0)) {
    const readPage = async (after: string | null): Promise<ListPage<{ readonly reference: string }>> =>
      (await ask(meetingsOnSiteMapQuery, { slug, after })).council?.meetings ?? none
    const { rows } = await readAllPages(readPage, mostMeetings)
    pages.push(
      ...rows.map<PageAddress>(
        ({ reference }) =>
          (language) =>
            links.meeting(language, reference),
      ),
    )
  }
  return pages
}
