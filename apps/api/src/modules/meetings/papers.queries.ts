import type { MeetingPaperModel } from '../../../generated/prisma/models.ts'
import { mayAct } from '../../platform/authorize.ts'
import { loadOne } from '../../platform/batch.ts'
import type { Context } from '../../platform/context.ts'
import { db } from '../../platform/db.ts'
import type { SignedInViewer, Viewer } from '../../platform/viewer.ts'

/** A paper with the council of its meeting. */
export type PaperRow = MeetingPaperModel & { readonly meeting: { readonly councilId: string } }

const withCouncil = { meeting: { select: { councilId: true } } } as const

/** The papers of a meeting that the viewer may know of, in order; one statement for all meetings of a list. */
export async function papersOf(meetingId: string, context: Context): Promise<PaperRow[]> {
  const papers = (await loadOne(context, readPapers, meetingId)) ?? []
  return papers.filter((paper) => isPaperVisible(context.viewer, paper))
}

/** The papers of a meeting that everybody reads. */
export async function publicPapersOf(meetingId: string, context: Context): Promise<PaperRow[]> {
  const papers = (await loadOne(context, readPapers, meetingId)) ?? []
  return papers.filter(({ publishedAt }) => publishedAt !== null)
}

/** Papers by their ids, as far as the viewer may know of them. */
export async function findPapers(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, PaperRow>> {
  const papers = await db.meetingPaper.findMany({ where: { id: { in: [...ids] } }, include: withCouncil })
  return new Map(papers.filter((paper) => isPaperVisible(viewer, paper)).map((paper) => [paper.id, paper]))
}

/** Whether somebody may read a paper with this file that is not public. */
export async function mayReadPaper(viewer: SignedInViewer, hash: string): Promise<boolean> {
  const where = { publishedAt: null, file: { OR: [{ hash }, { smallHash: hash }] } }
  const papers = await db.meetingPaper.findMany({ where, include: withCouncil })
  return papers.some((paper) => isPaperVisible(viewer, paper))
}

/** Everybody reads what is public, the people of the council everything. */
function isPaperVisible(viewer: Viewer, { publishedAt, meeting }: Pick<PaperRow, 'publishedAt' | 'meeting'>): boolean {
  return publishedAt !== null || mayAct(viewer, 'meeting:readDraft', { councilId: meeting.councilId })
}

async function readPapers(meetingIds: readonly string[]): Promise<ReadonlyMap<string, PaperRow[]>> {
  const papers = await db.meetingPaper.findMany({
    where: { meetingId: { in: [...meetingIds] } },
    include: withCouncil,
    orderBy: { number: 'asc' },
  })
  return Map.groupBy(papers, ({ meetingId }) => meetingId)
}
