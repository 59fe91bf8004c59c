import { beforeAll, expect, it } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { ForbiddenError, InvalidInputError, NotFoundError } from '../../platform/errors.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Viewer } from '../../platform/viewer.ts'
import '../../schema.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { amendShortcoming } from './actions/amend-shortcoming.ts'
import { answerShortcoming, followUpShortcoming, sendShortcoming } from './index.ts'
import { acknowledged, confirmation, followUp, noonOf, registered, sent } from './testing/findings.ts'

// A settled finding that comes back is a new one, which says what it repeats.
let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

type Finding = { id: string; reference: string }
const on = (day: string, work: () => Promise<unknown>) => atMoment(noonOf(day), work)

/** A finding that the council has confirmed as fixed. */
async function verified(changes = {}): Promise<Finding> {
  const finding = await acknowledged(stage, '2026-03-05', changes)
  await on('2026-03-06', () => answerShortcoming(stage.officer, confirmation(finding.id)))
  const report = await followUp(finding.id, 'reportFixed')
  await on('2026-03-10', () => followUpShortcoming(stage.officer, report))
  const confirm = await followUp(finding.id, 'confirmFixed')
  await on('2026-03-12', () => followUpShortcoming(stage.secretary, confirm))
  return finding
}
const repeat = (recurrenceOf: string, day = '2026-04-01') => registered(stage, day, { recurrenceOf })
const send = (id: string, day = '2026-04-02') => on(day, () => sendShortcoming(stage.secretary, { shortcomingId: id }))

const question = `query ($reference: String!) { shortcoming(reference: $reference) {
  occurrence recurrenceOf { reference verifiedOn } recurrences { reference } state
  council { shortcomingsCameBack { verified cameBack } } department { shortcomingsCameBack { verified cameBack } } } }`
const show = async (viewer: Viewer, reference: string) =>
  (await graphqlAs(viewer, question, { reference })).data.shortcoming
async function issuesOf(work: Promise<unknown>): Promise<string[]> {
  const failure: unknown = await work.catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(InvalidInputError)
  return (failure as InvalidInputError).issues.map(({ path, code }) => `${path.join('.')} ${code}`)
}

it('names what it repeats, is named there once it is public, and counts how often', async () => {
  const first = await verified()
  const second = await repeat(first.reference.toLowerCase().replaceAll('-', ' '))
  // Until it is sent, only its council knows.
  expect(await show(anonymous, first.reference)).toMatchObject({ occurrence: 1, recurrenceOf: null, recurrences: [] })
  expect(await show(stage.member, second.reference)).toMatchObject({ occurrence: 2 })
  const before = (await show(anonymous, first.reference)).council.shortcomingsCameBack
  await send(second.id)
  const seen = await show(anonymous, first.reference)
  expect(seen).toMatchObject({ state: 'verifiedFixed', recurrences: [{ reference: second.reference }] })
  const after = { verified: before.verified, cameBack: before.cameBack + 1 }
  expect(seen.council.shortcomingsCameBack).toEqual(after)
  expect(seen.department.shortcomingsCameBack).toEqual(after)
  expect(await show(anonymous, second.reference)).toMatchObject({
    occurrence: 2,
    recurrenceOf: { reference: first.reference, verifiedOn: '2026-03-12' },
  })

  // Taken back, it counts as settled: what comes back after it is the third time.
  const back = await followUp(second.id, 'withdraw')
  await on('2026-04-03', () => followUpShortcoming(stage.secretary, back))
  const third = await repeat(second.reference, '2026-05-04')
  await send(third.id, '2026-05-05')
  expect(await show(anonymous, third.reference)).toMatchObject({ occurrence: 3 })
  // The first one came back once, whatever followed.
  expect((await show(anonymous, first.reference)).council.shortcomingsCameBack).toEqual(after)
})

it('can be said, changed and taken back until it is sent', async () => {
  const [one, other] = [await verified(), await verified()]
  const { id, reference } = await repeat(one.reference)
  const written = {
    shortcomingId: id,
    topic: 'inspectors',
    severity: 'medium',
    title: { original: 'tg', tg: 'Қабул боз дер сар мешавад' },
    detail: { original: 'tg', tg: 'Ду ҳафта.' },
  } as const
  await amendShortcoming(stage.secretary, { ...written, version: 1, recurrenceOf: other.reference })
  expect(await show(stage.member, reference)).toMatchObject({ recurrenceOf: { reference: other.reference } })
  await amendShortcoming(stage.secretary, { ...written, version: 2 })
  expect(await show(stage.member, reference)).toMatchObject({ recurrenceOf: null, occurrence: 1 })
  await expect(
    amendShortcoming(stage.member, { ...written, version: 3, recurrenceOf: one.reference }),
  ).rejects.toBeInstanceOf(ForbiddenError)
  // Who may not know of it learns no more by a wrong number.
  await expect(
    amendShortcoming(stage.otherSecretary, { ...written, version: 3, recurrenceOf: 'x' }),
  ).rejects.toBeInstanceOf(NotFoundError)
  expect(
    await issuesOf(amendShortcoming(stage.secretary, { ...written, version: 3, recurrenceOf: reference })),
  ).toEqual(['recurrenceOf unknown_record'])
})

it('is refused for itself, a draft, another department’s, what goes on, and what is no number', async () => {
  const open = await sent(stage, '2026-03-02')
  const draft = await registered(stage, '2026-03-02')
  const elsewhere = await verified()
  for (const [number, issue] of [
    [open.reference, 'recurrenceOf not_settled'],
    [draft.reference, 'recurrenceOf unknown_record'],
    ['KMB-SU-2026-99999', 'recurrenceOf unknown_record'],
    ['PSH-SU-2026-00001', 'recurrenceOf unknown_record'],
    ['двенадцать', 'recurrenceOf unknown_record'],
  ] as const)
    expect(await issuesOf(repeat(number)), number).toEqual([issue])
  const other = await issuesOf(
    registered({ ...stage, secretary: stage.otherSecretary }, '2026-04-01', {
      councilId: stage.bokhtarCouncilId,
      departmentId: stage.bokhtarDepartmentId,
      recurrenceOf: elsewhere.reference,
    }),
  )
  expect(other).toEqual(['recurrenceOf unknown_record'])
})

it('is held by the database, whoever writes', async () => {
  const [first, second, open] = [await verified(), await verified(), await sent(stage, '2026-03-02')]
  const draft = await repeat(first.reference)
  for (const change of [
    `UPDATE shortcoming SET recurrence_of = reference WHERE id = '${draft.id}'`,
    `UPDATE shortcoming SET recurrence_of = '${open.reference}' WHERE id = '${draft.id}'`,
    `UPDATE shortcoming SET recurrence_of = '${draft.reference}' WHERE id = '${draft.id}'`,
    `UPDATE shortcoming SET recurrence_of = '${second.reference}' WHERE id = '${first.id}'`,
  ])
    await expect(db.$executeRawUnsafe(change), change).rejects.toThrow()
  await send(draft.id)
  // Published, it stays, also where nothing is said any more.
  await expect(
    db.$executeRawUnsafe(`UPDATE shortcoming SET recurrence_of = NULL WHERE id = '${draft.id}'`),
  ).rejects.toThrow()
})
