import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import '../../../modules.ts'
import { atMoment } from '../../../platform/clock.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { readUpload } from '../../../platform/files/read-upload.ts'
import { storeFile } from '../../../platform/files/stored-files.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { SignedInViewer, Viewer } from '../../../platform/viewer.ts'
import { application } from '../../../testing/application.ts'
import { globalId, graphqlAs } from '../../../testing/graphql.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { setUpRecordFixture, traceOf } from '../../../testing/record-fixture.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'
import { sentFile } from '../../../testing/sent-file.ts'
import { newSession } from '../../../testing/sessions.ts'
import { plan } from '../testing/planned.ts'
import { addMeetingPaper } from './add-meeting-paper.ts'
import { announceMeeting } from './announce-meeting.ts'
import { cancelMeeting } from './cancel-meeting.ts'
import { discardMeeting } from './discard-meeting.ts'
import { planMeeting } from './plan-meeting.ts'
import { removeMeetingPaper } from './remove-meeting-paper.ts'

// Papers of a meeting: what is for the council stays there, what is for everybody comes with the announcement.
const app = application()
const home = mkdtempSync(join(tmpdir(), 'hamkori-papers-'))
let stage: RecordFixture
beforeAll(async () => {
  process.env['HAMKORI_HOME'] = home
  stage = await setUpRecordFixture()
})
afterAll(() => {
  delete process.env['HAMKORI_HOME']
  rmSync(home, { recursive: true, force: true })
})

const on = <Result>(day: string, act: () => Promise<Result>) => atMoment(new Date(`${day}T07:00:00Z`), act)
const planned = () => on('2026-03-01', () => planMeeting(stage.secretary, plan(stage.khujandCouncilId)))
const announce = (meetingId: string) =>
  on('2026-03-01', () => announceMeeting(stage.secretary, { meetingId, version: 1, shortNoticeReason: 'Кори фаврӣ.' }))
type Paper = Parameters<typeof addMeetingPaper>[1]
async function add(actor: SignedInViewer, meetingId: string, parts: Partial<Paper> = {}): Promise<string> {
  const { fileHash } = await sentFile(actor.personId)
  const paper = { title: 'Лоиҳаи нақша', forEverybody: false, facesConsidered: true }
  return (await addMeetingPaper(actor, { meetingId, fileHash, ...paper, ...parts })).id
}
/** A photo of a letter, whose content is there. */
async function letter({ personId }: SignedInViewer, width: number): Promise<string> {
  const channels = 3 as const
  const content = await sharp({ create: { width, height: 500, channels, background: '#fff' } })
    .png()
    .toBuffer()
  return (await storeFile(personId, await readUpload(content))).hash
}
async function read(hash: string, viewer?: SignedInViewer) {
  const headers = viewer === undefined ? {} : { cookie: `hamkori=${await newSession(viewer.personId)}` }
  const response = await app.fetch(new Request(`http://localhost/files/${hash}`, { headers }))
  return [response.status, response.headers.get('cache-control')]
}
const parts = 'papers { number title agendaPosition forEverybody address mediaType removedAt removalReason }'
const show = async (viewer: Viewer, reference: string) => {
  const { data, errors } = await graphqlAs(
    viewer,
    `query ($reference: String!) {
      meeting(reference: $reference) { viewerMayAddPapers viewerMayRemovePapers ${parts} } announcement(reference: $reference) { ${parts} } }`,
    { reference },
  )
  expect(errors).toBeUndefined()
  return data
}
const referenceOf = async (id: string) => (await db.meeting.findUniqueOrThrow({ where: { id } })).reference
async function issuesOf(work: Promise<unknown>): Promise<string[]> {
  const failure: unknown = await work.catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(InvalidInputError)
  return (failure as InvalidInputError).issues.map(({ path, code }) => `${path.join('.')} ${code}`)
}

describe('papers of a meeting', () => {
  it('are the council’s own before it is announced; then everybody reads those that are for everybody', async () => {
    const { id: meetingId } = await planned()
    const reference = await referenceOf(meetingId)
    const [open, own] = [await letter(stage.secretary, 700), await letter(stage.secretary, 710)]
    await add(stage.secretary, meetingId, {
      fileHash: open,
      title: 'Мактуби шуъба',
      forEverybody: true,
      agendaPosition: 1,
    })
    await add(stage.secretary, meetingId, { fileHash: own, title: 'Лоиҳаи қарор', facesConsidered: false })
    expect((await show(stage.member, reference)).meeting).toMatchObject({
      viewerMayAddPapers: false,
      viewerMayRemovePapers: false,
      papers: [
        { number: 1, title: 'Мактуби шуъба', agendaPosition: 1, forEverybody: true, mediaType: 'image/jpeg' },
        { number: 2, title: 'Лоиҳаи қарор', agendaPosition: null, forEverybody: false },
      ],
    })
    expect((await show(stage.secretary, reference)).meeting).toMatchObject({ viewerMayAddPapers: true })
    for (const hash of [open, own]) {
      expect(await read(hash)).toEqual([404, null])
      expect(await read(hash, stage.otherSecretary)).toEqual([404, null])
      expect(await read(hash, stage.member)).toEqual([200, 'private, no-store'])
    }
    expect(await show(anonymous, reference)).toEqual({ meeting: null, announcement: null })

    await announce(meetingId)
    expect((await show(anonymous, reference)).announcement.papers).toMatchObject([
      { number: 1, title: 'Мактуби шуъба', address: `/files/${open}` },
    ])
    // The people of the council find its own papers beside the meeting, and not in what was announced.
    const seen = await show(stage.member, reference)
    expect([seen.meeting.papers.length, seen.announcement.papers.length]).toEqual([2, 1])
    expect(await read(open)).toEqual([200, 'public, max-age=31536000, immutable'])
    expect(await read(own)).toEqual([404, null])
    expect(await read(own, stage.officer)).toEqual([404, null])
    expect(await read(own, stage.member)).toEqual([200, 'private, no-store'])
    // What comes after the announcement is public at once.
    const late = await letter(stage.secretary, 720)
    await add(stage.secretary, meetingId, { fileHash: late, forEverybody: true })
    expect(await read(late)).toEqual([200, 'public, max-age=31536000, immutable'])
    expect((await traceOf(meetingId)).audit.filter((entry) => entry.includes('Paper'))).toEqual(
      new Array(3).fill('meeting:addPaper (secretary)'),
    )
  })

  it('are taken off by those who may put them there, once, and what stays says why', async () => {
    const { id: meetingId } = await planned()
    const reference = await referenceOf(meetingId)
    const hash = await letter(stage.secretary, 730)
    const paperId = await add(stage.secretary, meetingId, {
      fileHash: hash,
      title: 'Рӯйхат бо номҳо',
      forEverybody: true,
    })
    const ownId = await add(stage.secretary, meetingId)
    await announce(meetingId)
    const why = { paperId, reason: 'Номҳо ҳастанд.' }
    for (const actor of [stage.member, stage.otherSecretary, stage.officer, stage.administrator])
      await expect(removeMeetingPaper(actor, why)).rejects.toBeInstanceOf(ForbiddenError)
    // Who may not know of a paper is not told that there is one.
    await expect(removeMeetingPaper(stage.officer, { ...why, paperId: ownId })).rejects.toBeInstanceOf(NotFoundError)
    const both = await Promise.allSettled([
      removeMeetingPaper(stage.secretary, why),
      removeMeetingPaper(stage.chair, why),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(removeMeetingPaper(stage.chair, why)).rejects.toBeInstanceOf(ConflictError)
    expect(await read(hash)).toEqual([404, null])
    expect((await show(anonymous, reference)).announcement.papers).toMatchObject([
      { number: 1, title: null, address: null, removalReason: 'Номҳо ҳастанд.' },
    ])
    await removeMeetingPaper(stage.chair, { paperId: ownId, reason: 'Куҳна.' })
    expect((await show(anonymous, reference)).announcement.papers).toHaveLength(1)
    expect((await show(stage.member, reference)).meeting.papers).toHaveLength(2)
    const files = await ownerDb.storedFile.findMany({ where: { hash }, select: { uses: true, drafts: true } })
    expect(files).toEqual([{ uses: 0, drafts: 0 }])
    // Its number is not given again.
    await add(stage.secretary, meetingId)
    expect(
      (await show(stage.member, reference)).meeting.papers.map(({ number }: { number: number }) => number),
    ).toEqual([1, 2, 3])
  })

  it('are refused at their field, from who may not, and where the meeting is over', async () => {
    const { id: meetingId } = await planned()
    for (const actor of [stage.member, stage.otherSecretary]) await expect(add(actor, meetingId)).rejects.toThrow()
    await expect(add(stage.member, meetingId)).rejects.toBeInstanceOf(ForbiddenError)
    await expect(add(stage.otherSecretary, meetingId)).rejects.toBeInstanceOf(NotFoundError)
    const foreign = (await sentFile(stage.chair.personId)).fileHash
    expect(await issuesOf(add(stage.secretary, meetingId, { fileHash: foreign }))).toEqual(['fileHash file_damaged'])
    expect(await issuesOf(add(stage.secretary, meetingId, { title: ' ' }))).toEqual(['title required'])
    expect(await issuesOf(add(stage.secretary, meetingId, { agendaPosition: 50 }))).toEqual([
      'agendaPosition unknown_record',
    ])
    expect(await issuesOf(add(stage.secretary, meetingId, { forEverybody: true, facesConsidered: false }))).toEqual([
      'facesConsidered required',
    ])
    for (let at = 0; at < 20; at += 1) await add(stage.secretary, meetingId)
    expect(await issuesOf(add(stage.secretary, meetingId))).toEqual(['fileHash too_many'])
    await announce(meetingId)
    const { version } = await db.meeting.findUniqueOrThrow({ where: { id: meetingId } })
    await on('2026-03-02', () => cancelMeeting(stage.secretary, { meetingId, version, reason: 'Толор банд аст.' }))
    await expect(add(stage.secretary, meetingId)).rejects.toBeInstanceOf(ConflictError)
    expect((await show(stage.secretary, await referenceOf(meetingId))).meeting.viewerMayAddPapers).toBe(false)
  })

  it('go with a plan that is discarded', async () => {
    const { id: meetingId } = await planned()
    const hash = await letter(stage.secretary, 740)
    await add(stage.secretary, meetingId, { fileHash: hash, forEverybody: true })
    await discardMeeting(stage.secretary, { meetingId, reason: 'Ду бор навишта шуд.' })
    expect(await db.meetingPaper.count({ where: { meetingId } })).toBe(0)
    expect(await read(hash, stage.member)).toEqual([404, null])
  })

  it('cannot be changed with the role of the API, and are found by their id by nobody who may not know of them', async () => {
    const { id: meetingId } = await planned()
    const paperId = await add(stage.secretary, meetingId)
    const publicId = await add(stage.secretary, meetingId, { forEverybody: true })
    const node = async (viewer: Viewer, id: string) =>
      (await graphqlAs(viewer, `query ($id: ID!) { node(id: $id) { id } }`, { id: globalId('MeetingPaper', id) })).data
        .node
    await announce(meetingId)
    expect([await node(anonymous, paperId), await node(stage.officer, paperId)]).toEqual([null, null])
    for (const [viewer, id] of [
      [anonymous, publicId],
      [stage.member, paperId],
    ] as const)
      expect(await node(viewer, id)).not.toBeNull()
    const where = (id: string) => `WHERE id = '${id}'`
    for (const change of [
      `UPDATE meeting_paper SET published_at = now() ${where(paperId)}`,
      `UPDATE meeting_paper SET title = 'x' ${where(publicId)}`,
      `UPDATE meeting_paper SET for_everybody = true ${where(paperId)}`,
      `UPDATE meeting_paper SET file_hash = NULL, title = NULL, removed_at = now() ${where(publicId)}`,
      `DELETE FROM meeting_paper ${where(publicId)}`,
      `DELETE FROM meeting_paper ${where(paperId)}`,
    ])
      await expect(db.$executeRawUnsafe(change), change).rejects.toThrow()
  })
})
