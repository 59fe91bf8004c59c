import type { Expression } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { mayAct } from '../../platform/authorize.ts'
import { db } from '../../platform/db.ts'
import { kysely } from '../../platform/query.ts'
import type { SignedInViewer, Viewer } from '../../platform/viewer.ts'

/** A paper as pages show it. Moments are ISO 8601. */
export interface PaperRow {
  readonly id: string
  readonly number: number
  readonly title: string | null
  readonly agendaPosition: number | null
  readonly forEverybody: boolean
  readonly fileHash: string | null
  readonly mediaType: string
  readonly bytes: number
  readonly publishedAt: string | null
  readonly removedAt: string | null
  readonly removalReason: string | null
}

/** The papers of a meeting in order, for a statement that reads the meeting. */
export function papersOfMeeting(meetingId: Expression<string>) {
  return jsonArrayFrom(papers.where('meeting_id', '=', meetingId).orderBy('number'))
}

/** The same, but only those that everybody reads. */
export function publicPapersOfMeeting(meetingId: Expression<string>) {
  return jsonArrayFrom(
    papers.where('meeting_id', '=', meetingId).where('published_at', 'is not', null).orderBy('number'),
  )
}

const papers = kysely
  .selectFrom('meeting_paper')
  .select([
    'id',
    'number',
    'title',
    'agenda_position as agendaPosition',
    'for_everybody as forEverybody',
    'file_hash as fileHash',
    'media_type as mediaType',
    'bytes',
    'published_at as publishedAt',
    'removed_at as removedAt',
    'removal_reason as removalReason',
  ])

const withCouncil = { meeting: { select: { councilId: true } } } as const

/** Papers by their ids, as far as the viewer may know of them. */
export async function findPapers(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, PaperRow>> {
  const found = await db.meetingPaper.findMany({ where: { id: { in: [...ids] } }, include: withCouncil })
  const visible = found.filter((paper) => isPaperVisible(viewer, paper, paper.meeting.councilId))
  return new Map(
    visible.map(({ publishedAt, removedAt, ...paper }) => [
      paper.id,
      { ...paper, publishedAt: publishedAt?.toISOString() ?? null, removedAt: removedAt?.toISOString() ?? null },
    ]),
  )
}

/** Whether somebody may read a paper with this file that is not public. */
export async function mayReadPaper(viewer: SignedInViewer, hash: string): Promise<boolean> {
  const where = { publishedAt: null, file: { OR: [{ hash }, { smallHash: hash }] } }
  const found = await db.meetingPaper.findMany({ where, include: withCouncil })
  return found.some((paper) => isPaperVisible(viewer, paper, paper.meeting.councilId))
}

/** Everybody reads what is public, the people of the council everything. */
export function isPaperVisible(
  viewer: Viewer,
  { publishedAt }: { readonly publishedAt: Date | string | null },
  councilId: string,
): boolean {
  return publishedAt !== null || mayAct(viewer, 'meeting:readDraft', { councilId })
}
