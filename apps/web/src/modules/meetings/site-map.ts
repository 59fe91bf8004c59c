import { links } from '../../platform/links.ts'
import { readAllPages } from '../../platform/read-all-pages.ts'
import type { Ask, PageAddress } from '../../platform/site-map.ts'
import { announcementsOnSiteMapQuery, meetingsOnSiteMapQuery } from './site-map.documents.ts'

/** Most meetings in the site map. Older ones are found from the list. */
const mostMeetings = 5_000

/** What is announced, and the newest published minutes. */
export async function listPages(ask: Ask): Promise<PageAddress[]> {
  const readPage = async (after: string | null) => (await ask(meetingsOnSiteMapQuery, { after })).meetings
  const readAnnounced = async (after: string | null) =>
    (await ask(announcementsOnSiteMapQuery, { after })).announcements
  const announced = (await readAllPages(readAnnounced, mostMeetings)).rows
  const { rows } = await readAllPages(readPage, mostMeetings)
  return [...announced, ...rows].map(
    ({ reference }) =>
      (language) =>
        links.meeting(language, reference),
  )
}
