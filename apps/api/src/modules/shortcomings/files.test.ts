import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError } from '../../platform/errors.ts'
import { readUpload } from '../../platform/files/read-upload.ts'
import { removeUnusedFiles } from '../../platform/files/remove-unused-files.ts'
import { storeFile } from '../../platform/files/stored-files.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { SignedInViewer, Viewer } from '../../platform/viewer.ts'
import { application } from '../../testing/application.ts'
import { globalId, graphqlAs } from '../../testing/graphql.ts'
import { ownerDb } from '../../testing/owner.ts'
import { setUpRecordFixture, traceOf } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { sentFile } from '../../testing/sent-file.ts'
import { newSession } from '../../testing/sessions.ts'
import { countStatements } from '../../testing/statements.ts'
import { attachShortcomingFiles } from './actions/attach-shortcoming-files.ts'
import {
  acknowledgeShortcoming,
  answerShortcoming,
  discardShortcoming,
  followUpShortcoming,
  sendShortcoming,
} from './index.ts'
import { acknowledged, confirmation, followUp, noonOf, registered } from './testing/findings.ts'

// Photos and documents of a finding: its council's own before it is sent, everybody's with the step that they belong to, and never others.
const app = application()
const home = mkdtempSync(join(tmpdir(), 'hamkori-case-files-'))
let stage: RecordFixture
beforeAll(async () => {
  process.env['HAMKORI_HOME'] = home
  stage = await setUpRecordFixture()
})
afterAll(() => {
  delete process.env['HAMKORI_HOME']
  rmSync(home, { recursive: true, force: true })
})

let pictures = 0
/** A photo that a person has sent; each is another one. */
async function photo({ personId }: SignedInViewer, description = 'Лавҳаи эълонҳо'): Promise<File> {
  pictures += 1
  const content = await sharp({
    create: { width: 600 + pictures, height: 400, channels: 3, background: '#aa3311' },
  })
    .png()
    .toBuffer()
  const { hash } = await storeFile(personId, await readUpload(content))
  return { fileHash: hash, description, facesConsidered: true }
}
type Attach = Parameters<typeof attachShortcomingFiles>[1]
type File = Attach['files'][number]

async function attach(actor: SignedInViewer, shortcomingId: string, files: readonly File[]) {
  const { version } = await db.shortcoming.findUniqueOrThrow({ where: { id: shortcomingId } })
  return attachShortcomingFiles(actor, { shortcomingId, version, files })
}
const send = (shortcomingId: string, day = '2026-03-02') =>
  atMoment(noonOf(day), () => sendShortcoming(stage.secretary, { shortcomingId }))
async function read(hash: string, viewer?: SignedInViewer) {
  const headers = viewer === undefined ? {} : { cookie: `hamkori=${await newSession(viewer.personId)}` }
  const response = await app.fetch(new Request(`http://localhost/files/${hash}`, { headers }))
  return [response.status, response.headers.get('cache-control')]
}
const fields = `files { number mediaType address smallAddress width bytes description language }`
const question = `query ($reference: String!) { shortcoming(reference: $reference) {
  ${fields} fileAddresses responses { version ${fields} } followUps { number ${fields} } } }`
const show = async (viewer: Viewer, reference: string) =>
  (await graphqlAs(viewer, question, { reference })).data.shortcoming
async function issuesOf(work: Promise<unknown>): Promise<string[]> {
  const failure: unknown = await work.catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(InvalidInputError)
  return (failure as InvalidInputError).issues.map(({ path, code }) => `${path.join('.')} ${code}`)
}
const usesOf = async (fileHash: string) => {
  const { uses, drafts } = await ownerDb.storedFile.findUniqueOrThrow({ where: { hash: fileHash } })
  return { uses, drafts }
}

describe('the files of a finding that is not sent', () => {
  it('are read by its council alone, changed until it is sent, and then by everybody for ever', async () => {
    const { id, reference } = await registered(stage, '2026-03-02')
    const [first, second] = [await photo(stage.secretary), await photo(stage.chair, 'Даромадгоҳ')]
    await attach(stage.secretary, id, [first])
    // The chair leaves what the secretary has sent, names it anew, and puts another one before it.
    await attach(stage.chair, id, [second, { ...first, description: 'Лавҳаи холӣ' }])
    expect((await show(stage.member, reference)).files).toMatchObject([
      {
        number: 1,
        mediaType: 'image/jpeg',
        description: 'Даромадгоҳ',
        language: 'tg',
        address: `/files/${second.fileHash}`,
      },
      { number: 2, description: 'Лавҳаи холӣ' },
    ])
    expect(await usesOf(first.fileHash)).toEqual({ uses: 0, drafts: 1 })
    expect(await read(first.fileHash)).toEqual([404, null])
    expect(await read(first.fileHash, stage.officer)).toEqual([404, null])
    expect(await read(first.fileHash, stage.member)).toEqual([200, 'private, no-store'])
    const { smallHash } = await db.storedFile.findUniqueOrThrow({ where: { hash: first.fileHash } })
    expect(await read(smallHash ?? '', stage.member)).toEqual([200, 'private, no-store'])
    expect(await show(anonymous, reference)).toBeNull()

    await attach(stage.secretary, id, [first])
    expect(await usesOf(second.fileHash)).toEqual({ uses: 0, drafts: 0 })
    expect(await read(second.fileHash, stage.member)).toEqual([404, null])

    await send(id)
    expect(await usesOf(first.fileHash)).toEqual({ uses: 1, drafts: 0 })
    expect(await read(first.fileHash)).toEqual([200, 'public, max-age=31536000, immutable'])
    const seen = await show(anonymous, reference)
    expect(seen.files).toMatchObject([{ number: 1, description: first.description }])
    expect(seen.fileAddresses).toEqual([`/files/${first.fileHash}`])
    await expect(attach(stage.secretary, id, [])).rejects.toBeInstanceOf(ConflictError)
    expect((await traceOf(id)).audit).toEqual([
      'shortcoming:register (secretary)',
      'shortcoming:attach (secretary)',
      'shortcoming:attach (chair)',
      'shortcoming:attach (secretary)',
      'shortcoming:send (secretary)',
    ])
  })

  it('are put there by its council’s secretariat, from what each has sent, and on the version that was read', async () => {
    const { id } = await registered(stage, '2026-03-02')
    const own = await photo(stage.secretary)
    for (const actor of [stage.member, stage.officer])
      await expect(attach(actor, id, [own]), actor.personId).rejects.toThrow()
    await expect(attach(stage.member, id, [own])).rejects.toBeInstanceOf(ForbiddenError)
    // What somebody else has sent and no public record shows is nobody else's to publish.
    expect(await issuesOf(attach(stage.chair, id, [own]))).toEqual(['files.0.fileHash file_damaged'])
    const wrong = { fileHash: 'f'.repeat(64), description: 'x', facesConsidered: true }
    expect(await issuesOf(attach(stage.secretary, id, [own, wrong]))).toEqual(['files.1.fileHash file_damaged'])
    expect(await issuesOf(attach(stage.secretary, id, [own, own]))).toEqual(['files.1.fileHash duplicate'])
    expect(await issuesOf(attach(stage.secretary, id, [{ ...own, facesConsidered: false }]))).toEqual([
      'files.0.facesConsidered required',
    ])
    expect(await issuesOf(attach(stage.secretary, id, [{ ...own, description: ' ' }]))).toEqual([
      'files.0.description required',
    ])
    const eleven = await Promise.all(Array.from({ length: 11 }, () => sentFile(stage.secretary.personId)))
    expect(await issuesOf(attach(stage.secretary, id, eleven))).toEqual(['files too_many'])
    await expect(
      attachShortcomingFiles(stage.secretary, { shortcomingId: id, version: 7, files: [own] }),
    ).rejects.toBeInstanceOf(ConflictError)
    expect(await db.caseFile.count({ where: { recordId: id } })).toBe(0)
    expect(await usesOf(own.fileHash)).toEqual({ uses: 0, drafts: 0 })
  })

  it('stay as long as the draft does, and go when it is discarded', async () => {
    const { id } = await registered(stage, '2026-03-02')
    const kept = await photo(stage.secretary)
    await attach(stage.secretary, id, [kept])
    const old = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000)
    await ownerDb.storedFile.update({ where: { hash: kept.fileHash }, data: { uploadedAt: old } })
    await removeUnusedFiles()
    expect(await read(kept.fileHash, stage.member)).toEqual([200, 'private, no-store'])
    await discardShortcoming(stage.secretary, { shortcomingId: id, reason: 'Ду бор сабт шуд.' })
    expect(await read(kept.fileHash, stage.member)).toEqual([404, null])
    await removeUnusedFiles()
    expect(await db.storedFile.count({ where: { hash: kept.fileHash } })).toBe(0)
  })
})

describe('the files of an answer and of what follows it', () => {
  it('are published with it, each with its own step', async () => {
    const { id, reference } = await acknowledged(stage, '2026-03-05')
    const files = {
      dispute: await sentFile(stage.officer.personId, 'Дафтари қабул'),
      maintained: await photo(stage.secretary, 'Дари баста'),
    }
    await atMoment(noonOf('2026-03-06'), () =>
      answerShortcoming(
        stage.officer,
        confirmation(id, { outcome: 'disputed', evidence: 'Дафтари қабул.', files: [files.dispute] }),
      ),
    )
    const maintain = await followUp(id, 'maintain', { files: [files.maintained] })
    await atMoment(noonOf('2026-03-07'), () => followUpShortcoming(stage.secretary, maintain))
    const seen = await show(anonymous, reference)
    expect(seen.files).toEqual([])
    expect(seen.responses[0].files).toMatchObject([
      {
        number: 1,
        mediaType: 'application/pdf',
        smallAddress: null,
        width: null,
        description: 'Дафтари қабул',
        language: 'ru',
      },
    ])
    expect(seen.followUps[0].files).toMatchObject([{ number: 1, description: 'Дари баста' }])
    expect(seen.fileAddresses).toEqual([`/files/${files.dispute.fileHash}`, `/files/${files.maintained.fileHash}`])
    expect(await read(files.maintained.fileHash)).toEqual([200, 'public, max-age=31536000, immutable'])
    const { statements } = await countStatements(() => show(anonymous, reference))
    // The record, its follow-ups, and the files: those of follow-ups once these are there.
    expect(statements.length).toBeLessThanOrEqual(4)

    // The same key with the same files answers with the same act, with others it is a conflict.
    await followUpShortcoming(stage.secretary, maintain)
    await expect(followUpShortcoming(stage.secretary, { ...maintain, files: [] })).rejects.toBeInstanceOf(ConflictError)
    expect(await usesOf(files.maintained.fileHash)).toEqual({ uses: 1, drafts: 0 })
  })

  it('come with a report and a verification, and not with what shows nothing', async () => {
    const { id, reference } = await acknowledged(stage, '2026-03-05')
    const on = (day: string, work: () => Promise<unknown>) => atMoment(noonOf(day), work)
    await on('2026-03-06', () => answerShortcoming(stage.officer, confirmation(id)))
    const done = await photo(stage.officer, 'Лавҳаи нав')
    expect(
      await issuesOf(
        followUp(id, 'planRemedy', { files: [done] }).then((act) => followUpShortcoming(stage.officer, act)),
      ),
    ).toEqual(['files not_applicable_here'])
    const report = await followUp(id, 'reportFixed', { files: [done] })
    await on('2026-03-10', () => followUpShortcoming(stage.officer, report))
    const checked = await photo(stage.secretary, 'Ҳамон лавҳа баъди як ҳафта')
    const confirm = await followUp(id, 'confirmFixed', { files: [checked, { ...done, description: 'Акси шуъба' }] })
    await on('2026-03-17', () => followUpShortcoming(stage.secretary, confirm))
    const { followUps } = await show(anonymous, reference)
    expect(followUps.map(({ files }: { files: File[] }) => files.map(({ description }) => description))).toEqual([
      ['Ҳамон лавҳа баъди як ҳафта', 'Акси шуъба'],
      ['Лавҳаи нав'],
    ])
    expect(await usesOf(done.fileHash)).toEqual({ uses: 2, drafts: 0 })
  })

  it('leave nothing where the act is refused', async () => {
    const { id } = await acknowledged(stage, '2026-03-05')
    const missing = { fileHash: '0'.repeat(64), description: 'x', facesConsidered: true }
    const attempt = answerShortcoming(stage.officer, confirmation(id, { files: [missing] }))
    expect(await issuesOf(attempt)).toEqual(['files.0.fileHash file_damaged'])
    expect((await db.shortcoming.findUniqueOrThrow({ where: { id } })).state).toBe('acknowledged')
  })
})

describe('a published file', () => {
  const left = `id number hash address smallAddress description removedAt removalGround removalReason`
  const gone = async (viewer: Viewer, reference: string) =>
    (
      await graphqlAs(
        viewer,
        `query ($reference: String!) { shortcoming(reference: $reference) {
          version fileAddresses removableFiles { id } files { ${left} } responses { files { ${left} } } followUps { files { ${left} } }
          transitions { verb reason capacity department { code } } } }`,
        { reference },
      )
    ).data.shortcoming
  const remove = (
    viewer: Viewer,
    fileId: string,
    why = { ground: 'recognisablePerson', reason: 'Шахс шинохта мешавад.' },
  ) =>
    graphqlAs(
      viewer,
      `mutation ($input: RemoveCaseFileInput!) { removeCaseFile(input: $input) { __typename ... on CaseFile { ${left} } } }`,
      { input: { fileId, ...why } },
    ).then(({ data }) => data.removeCaseFile)
  /** A finding with a photo of its council, one of its department's answer, and one of what the council says then. */
  async function withFiles() {
    const { id, reference } = await registered(stage, '2026-03-02')
    const shown = await photo(stage.secretary, 'Мӯҳтавои акс')
    await attach(stage.secretary, id, [shown])
    await send(id)
    await atMoment(noonOf('2026-03-03'), () => acknowledgeShortcoming(stage.officer, { shortcomingId: id }))
    const answered = await sentFile(stage.officer.personId, 'Дафтари қабул')
    await atMoment(noonOf('2026-03-04'), () =>
      answerShortcoming(
        stage.officer,
        confirmation(id, { outcome: 'disputed', evidence: 'Дафтари қабул.', files: [answered] }),
      ),
    )
    const said = await photo(stage.chair, 'Дари баста')
    const maintain = await followUp(id, 'maintain', { files: [said] })
    await atMoment(noonOf('2026-03-05'), () => followUpShortcoming(stage.chair, maintain))
    const { files, responses, followUps } = await gone(anonymous, reference)
    const ids = { shown: files[0].id, answered: responses[0].files[0].id, said: followUps[0].files[0].id }
    return { id, reference, shown, answered, said, ids }
  }

  it('is taken off by the side that published it, and nobody reads it or what it showed any more', async () => {
    const { id, reference, shown, answered, said, ids } = await withFiles()
    const before = await gone(stage.secretary, reference)
    const removable = (viewer: Viewer) =>
      gone(viewer, reference).then(({ removableFiles }) => removableFiles.map((file: { id: string }) => file.id))
    expect(await removable(stage.secretary)).toEqual([ids.shown, ids.said])
    expect(await removable(stage.officer)).toEqual([ids.answered])
    expect(await removable(stage.coordinator)).toEqual([ids.shown, ids.answered, ids.said])
    for (const viewer of [anonymous, stage.member, stage.administrator]) expect(await removable(viewer)).toEqual([])
    for (const [viewer, file] of [
      [stage.member, ids.shown],
      [stage.officer, ids.shown],
      [stage.secretary, ids.answered],
      [stage.administrator, ids.said],
    ] as const)
      expect(await remove(viewer, file)).toEqual({ __typename: 'ForbiddenError' })
    expect(await read(shown.fileHash)).toEqual([200, 'public, max-age=31536000, immutable'])

    expect(await remove(stage.secretary, ids.shown)).toMatchObject({
      __typename: 'CaseFile',
      number: 1,
      hash: shown.fileHash,
      address: null,
      smallAddress: null,
      description: null,
      removalGround: 'recognisablePerson',
      removalReason: 'Шахс шинохта мешавад.',
    })
    expect(await read(shown.fileHash)).toEqual([404, null])
    expect(await read(shown.fileHash, stage.secretary)).toEqual([404, null])
    expect(
      (await remove(stage.officer, ids.answered, { ground: 'wrongFile', reason: 'Дигар дафтар.' })).__typename,
    ).toBe('CaseFile')
    expect(
      (await remove(stage.coordinator, ids.said, { ground: 'courtOrder', reason: 'Ҳалномаи суд.' })).__typename,
    ).toBe('CaseFile')
    for (const { fileHash } of [answered, said]) expect(await read(fileHash)).toEqual([404, null])

    const seen = await gone(anonymous, reference)
    expect(seen.fileAddresses).toEqual([])
    expect(seen.responses[0].files).toMatchObject([{ description: null, removalGround: 'wrongFile' }])
    expect(JSON.stringify(seen)).not.toContain('Мӯҳтавои акс')
    expect(seen.version).toBe(before.version + 3)
    expect(seen.transitions.slice(-3)).toEqual([
      { verb: 'removeFile', reason: 'Шахс шинохта мешавад.', capacity: 'secretary', department: null },
      { verb: 'removeFile', reason: 'Дигар дафтар.', capacity: 'officer', department: null },
      { verb: 'removeFile', reason: 'Ҳалномаи суд.', capacity: 'coordinator', department: null },
    ])
    expect((await traceOf(id)).audit.slice(-3)).toEqual([
      'shortcoming:removeFile (secretary)',
      'shortcoming:removeFile (officer)',
      'shortcoming:removeFile (coordinator)',
    ])
    const { payload } = await ownerDb.auditEntry.findFirstOrThrow({
      where: { action: 'shortcoming:removeFile', subjectId: id, capacity: 'secretary' },
    })
    expect(payload).toEqual({
      hash: shown.fileHash,
      ground: 'recognisablePerson',
      reason: 'Шахс шинохта мешавад.',
    })
    // The state of the finding, its clock and its answer are as they were.
    expect(await db.shortcoming.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'maintained',
      responseCount: 1,
    })

    await removeUnusedFiles()
    expect(await db.storedFile.count({ where: { hash: { in: [shown.fileHash, said.fileHash] } } })).toBe(2)
    const old = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000)
    await ownerDb.storedFile.updateMany({
      data: { uploadedAt: old },
      where: { hash: { in: [shown.fileHash, said.fileHash] } },
    })
    await removeUnusedFiles()
    expect(await db.storedFile.count({ where: { hash: { in: [shown.fileHash, said.fileHash] } } })).toBe(0)
  })

  it('is taken off once, on a ground of the list, and stays where another record shows it', async () => {
    const { reference, said, ids } = await withFiles()
    const other = await registered(stage, '2026-03-02')
    await attach(stage.chair, other.id, [said])
    await send(other.id)
    const both = await Promise.all([remove(stage.secretary, ids.said), remove(stage.chair, ids.said)])
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['CaseFile', 'ConflictError'])
    expect((await remove(stage.coordinator, ids.said)).__typename).toBe('ConflictError')
    expect(await usesOf(said.fileHash)).toEqual({ uses: 1, drafts: 0 })
    expect(await read(said.fileHash)).toEqual([200, 'public, max-age=31536000, immutable'])
    expect((await gone(anonymous, reference)).fileAddresses).toHaveLength(2)
    expect((await remove(stage.secretary, ids.shown, { ground: 'wrongFile', reason: ' ' })).__typename).toBe(
      'InvalidInputError',
    )
    const draft = await registered(stage, '2026-03-02')
    await attach(stage.secretary, draft.id, [await photo(stage.secretary)])
    const { id } = await db.caseFile.findFirstOrThrow({ where: { recordId: draft.id } })
    expect((await remove(stage.secretary, globalId('CaseFile', id))).__typename).toBe('NotFoundError')
    const { data } = await graphqlAs(stage.secretary, `query ($id: ID!) { node(id: $id) { id } }`, {
      id: globalId('CaseFile', id),
    })
    expect(data.node).toBeNull()
  })
})

it('the role of the API cannot change, remove or add files of what is published', async () => {
  const { id } = await registered(stage, '2026-03-02')
  const draft = await registered(stage, '2026-03-02')
  const shown = await photo(stage.secretary)
  await attach(stage.secretary, id, [shown])
  await attach(stage.secretary, draft.id, [shown])
  await send(id)
  await atMoment(noonOf('2026-03-03'), () => acknowledgeShortcoming(stage.officer, { shortcomingId: id }))
  await atMoment(noonOf('2026-03-04'), () => answerShortcoming(stage.officer, confirmation(id)))
  const report = await followUp(id, 'reportFixed')
  await atMoment(noonOf('2026-03-05'), () => followUpShortcoming(stage.officer, report))
  const copy = (recordId: string, step: string, number: number, at = 'now()') =>
    `INSERT INTO case_file (id, record_type, record_id, step, step_number, number, file_hash, media_type, bytes, description, language, published_at)
     VALUES (uuidv7(), 'Shortcoming', '${recordId}', '${step}', ${number}, 9, '${shown.fileHash}', 'application/pdf', 1, 'x', 'tg', ${at})`
  const removal = (recordId: string, hash: string, beside = '') => {
    const ground = beside.includes('removal_ground') ? '' : `, removal_ground = 'wrongFile'`
    return `UPDATE case_file SET file_hash = NULL, small_hash = NULL, description = NULL, removed_at = now(), removal_reason = 'x',
      removed_hash = ${hash}${ground}${beside} WHERE record_id = '${recordId}'`
  }
  for (const change of [
    `UPDATE case_file SET description = 'x' WHERE record_id = '${id}'`,
    `UPDATE case_file SET published_at = now() WHERE record_id = '${id}'`,
    // Nothing is taken off without a ground, a reason and the hash of what it was, nor from a draft, and nothing else changes with it.
    `UPDATE case_file SET file_hash = NULL, small_hash = NULL, description = NULL WHERE record_id = '${id}'`,
    removal(id, `repeat('0', 64)`),
    removal(id, 'file_hash', `, number = 2`),
    removal(id, 'file_hash', `, removal_ground = 'unwelcome'`),
    removal(draft.id, 'file_hash'),
    `UPDATE case_file SET description = 'x' WHERE record_id = '${draft.id}'`,
    `DELETE FROM case_file WHERE record_id = '${id}'`,
    copy(id, 'record', 0),
    copy(id, 'record', 0, 'NULL'),
    copy(id, 'answer', 1),
    copy(id, 'followUp', 1),
    copy(draft.id, 'record', 0),
    `DELETE FROM stored_file WHERE hash = '${shown.fileHash}'`,
  ])
    await expect(db.$executeRawUnsafe(change), change).rejects.toThrow()
  await db.$executeRawUnsafe(copy(draft.id, 'record', 0, 'NULL'))
})
