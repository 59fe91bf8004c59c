import { beforeAll, describe, expect, it } from 'vitest'
import '../../schema.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { ownerDb, ownerPool } from '../../testing/owner.ts'
import { signedInAsPost } from '../../testing/people.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { pool } from '../../platform/db.ts'
import { publishAnswers } from '../releases/testing/publish.ts'
import { removeReleaseNote } from './actions/remove-release-note.ts'
import { restoreReleaseNote } from './actions/restore-release-note.ts'
import { writeReleaseNote } from './actions/write-release-note.ts'

interface Note {
  readonly isOwn: boolean
  readonly isRemoved: boolean
  readonly version: number
  readonly title: { readonly en: string } | null
  readonly versions: readonly { readonly version: number; readonly text: string; readonly language: string }[]
}

let stage: RecordFixture
let departmentCode: string
let releaseNumber: number
beforeAll(async () => {
  stage = await setUpRecordFixture()
  departmentCode = (await ownerDb.department.findUniqueOrThrow({ where: { id: stage.khujandDepartmentId } })).code
  releaseNumber = (await publishAnswers()).number
})

const key = (version: number) => ({ departmentCode, releaseNumber, version })
const write = (viewer: Viewer, version: number, text: string) =>
  writeReleaseNote(viewer, { ...key(version), language: 'en', text })
async function notesAs(viewer: Viewer): Promise<Note[] | null> {
  const { data, errors } = await graphqlAs(
    viewer,
    `{ department(code: "${departmentCode}") { mayNoteRelease releaseNotes { releaseNumber version isOwn isRemoved title { en } versions { version text language writtenAt } } } }`,
  )
  expect(errors).toBeUndefined()
  return data.department.releaseNotes
}

describe('a note against a release', () => {
  it('is written by the department’s own officers alone', async () => {
    for (const viewer of [
      anonymous,
      stage.nobody,
      stage.secretary,
      stage.otherOfficer,
      stage.superiorOfficer,
      stage.coordinator,
      stage.administrator,
    ])
      await expect(write(viewer, 0, 'Two new inspectors since March.')).rejects.toThrow('You may not do this.')
    await write(stage.officer, 0, 'Two new inspectors since March.')
  })

  it('is read by the department, those above it and administrators, and by nobody else', async () => {
    for (const viewer of [stage.officer, stage.superiorOfficer, stage.administrator])
      expect((await notesAs(viewer))?.map(({ versions }) => versions[0]?.text)).toEqual([
        'Two new inspectors since March.',
      ])
    for (const viewer of [
      anonymous,
      stage.nobody,
      stage.secretary,
      stage.siblingOfficer,
      stage.otherOfficer,
      stage.coordinator,
    ])
      expect(await notesAs(viewer)).toBeNull()
    expect((await notesAs(stage.officer))?.[0]).toMatchObject({ isOwn: true, title: { en: 'officer' } })
    expect((await notesAs(stage.superiorOfficer))?.[0]?.isOwn).toBe(false)
  })

  it('is led to from the department above', async () => {
    const above = await ownerDb.department.findUniqueOrThrow({ where: { id: stage.sughdDepartmentId } })
    const below = async (viewer: Viewer) =>
      (await graphqlAs(viewer, `{ department(code: "${above.code}") { releaseNotesBelow { code } } }`)).data.department
        .releaseNotesBelow
    expect(await below(stage.superiorOfficer)).toEqual([{ code: departmentCode }])
    expect(await below(stage.administrator)).toEqual([{ code: departmentCode }])
    for (const viewer of [anonymous, stage.officer, stage.coordinator]) expect(await below(viewer)).toEqual([])
  })

  it('keeps every version, and refuses one that was written over another', async () => {
    await expect(write(stage.officer, 0, 'Again.')).rejects.toThrow()
    await write(stage.officer, 1, 'Three new inspectors since April.')
    await expect(write(stage.officer, 1, 'Four.')).rejects.toThrow()
    const [note] = (await notesAs(stage.superiorOfficer)) ?? []
    expect(note?.version).toBe(2)
    expect(note?.versions.map(({ text }) => text)).toEqual([
      'Three new inspectors since April.',
      'Two new inspectors since March.',
    ])
  })

  it('of two who write at once, keeps one', async () => {
    const results = await Promise.allSettled([write(stage.officer, 2, 'One.'), write(stage.officer, 2, 'Other.')])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await notesAs(stage.officer))?.[0]?.versions).toHaveLength(3)
  })

  it('is taken away from everybody but its author, who can put it back', async () => {
    await expect(removeReleaseNote(stage.officer, key(2))).rejects.toThrow()
    await removeReleaseNote(stage.officer, key(3))
    expect(await notesAs(stage.superiorOfficer)).toEqual([])
    expect(await notesAs(stage.administrator)).toEqual([])
    expect((await notesAs(stage.officer))?.[0]?.isRemoved).toBe(true)
    await expect(removeReleaseNote(stage.officer, key(3))).rejects.toThrow()
    await restoreReleaseNote(stage.officer, key(3))
    await expect(restoreReleaseNote(stage.officer, key(3))).rejects.toThrow()
    expect(await notesAs(stage.superiorOfficer)).toHaveLength(1)
  })

  it('is one for each author: a colleague’s is another, which the first cannot touch', async () => {
    const colleague = await signedInAsPost('officer', stage.khujandDepartmentId)
    await expect(removeReleaseNote(colleague, key(3))).rejects.toThrow()
    await write(colleague, 0, 'A view of my own.')
    expect((await notesAs(colleague))?.map(({ isOwn }) => isOwn)).toEqual([false, true])
  })

  it('is cleaned of what nobody sees, has a length, and belongs to a release that is published', async () => {
    const colleague = await signedInAsPost('officer', stage.khujandDepartmentId)
    for (const text of ['', ' \u200b ', 'x'.repeat(1001)]) await expect(write(colleague, 0, text)).rejects.toThrow()
    await expect(
      writeReleaseNote(colleague, { departmentCode, releaseNumber: 99, version: 0, language: 'en', text: 'x' }),
    ).rejects.toThrow()
    await write(colleague, 0, ' A\u202eb\u200b ')
    expect((await notesAs(colleague))?.at(-1)?.versions[0]?.text).toBe('Ab')
  })

  it('leaves an audit entry for each act, without its text', async () => {
    const { rows } = await ownerPool.query<{ action: string; payload: object }>(
      `SELECT action, payload FROM audit_entry WHERE action LIKE 'releaseNote:%' ORDER BY id`,
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'releaseNote:write',
      'releaseNote:write',
      'releaseNote:write',
      'releaseNote:remove',
      'releaseNote:restore',
      'releaseNote:write',
      'releaseNote:write',
    ])
    expect(JSON.stringify(rows)).not.toContain('inspectors')
  })

  it('cannot be rewritten or deleted by the application’s role', async () => {
    for (const sql of [
      `UPDATE release_note_version SET text = 'x'`,
      'DELETE FROM release_note_version',
      'DELETE FROM release_note',
      'UPDATE release_note SET person_id = person_id',
    ])
      await expect(pool.query(sql), sql).rejects.toThrow('permission denied')
  })
})
