import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import '../../../modules.ts'
import { db, pool } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { council, seat, signedInAsSeat } from '../../../testing/people.ts'
import { places } from '../../../testing/places.ts'
import { registerShortcoming } from '../../shortcomings/index.ts'
import { correctMinutes } from './correct-minutes.ts'
import { discardMeeting } from './discard-meeting.ts'
import { draftMinutes } from './draft-minutes.ts'
import { publishMinutes } from './publish-minutes.ts'
import { recordMeeting } from './record-meeting.ts'
import { signMinutes } from './sign-minutes.ts'

type Seated = Awaited<ReturnType<typeof signedInAsSeat>>
type Draft = Parameters<typeof draftMinutes>[1]
let councilId = ''
let departmentId = ''
let chair: Seated
let secretary: Seated
let member: Seated
let stranger: Seated

beforeAll(async () => {
  const map = await places()
  departmentId = map.khujandDepartmentId
  councilId = (await council(departmentId, map.khujandId)).id
  chair = await signedInAsSeat(councilId, 'chair')
  secretary = await signedInAsSeat(councilId, 'secretary')
  member = await signedInAsSeat(councilId, 'member')
  await seat(councilId, 'member')
  const other = await council(map.bokhtarDepartmentId, map.bokhtarId, 'bokhtar')
  stranger = await signedInAsSeat(other.id, 'secretary')
})

const ru = (text: string) => ({ original: 'ru' as const, ru: text })
const decision = (text: string, votesFor: number) => ({
  text,
  votesFor,
  votesAgainst: 0,
  votesAbstained: 0,
  assignments: [{ task: `${text}: исполнить`, ownerDepartmentId: departmentId, dueOn: '2026-02-01' }],
})
const held = () => ({
  kind: 'regular' as const,
  heldOn: '2026-01-15',
  title: ru('Засидание'),
  place: ru('Зал'),
  minutes: ru('Обсудили.'),
  agenda: ['Первое', 'Второе'],
  attendance: [chair, secretary, member].map(({ membershipId }) => ({ membershipId, presence: 'present' as const })),
  decisions: [decision('Первое решение', 3), decision('Второе решение', 3)],
})

async function recorded(): Promise<{ id: string; reference: string; decisionIds: string[] }> {
  const { id, reference } = await recordMeeting(secretary, { ...held(), councilId, idempotencyKey: randomUUID() })
  const decisions = await db.decision.findMany({ where: { meetingId: id }, orderBy: { number: 'asc' } })
  return { id, reference, decisionIds: decisions.map((each) => each.id) }
}
const anew = (meetingId: string, changes: Partial<Draft> = {}): Draft => ({
  ...held(),
  meetingId,
  version: 1,
  ...changes,
})

async function published(): Promise<{ id: string; reference: string; version: number }> {
  const { id, reference } = await recorded()
  await signMinutes(secretary, { meetingId: id })
  await signMinutes(chair, { meetingId: id })
  const { version } = await publishMinutes(secretary, { meetingId: id })
  return { id, reference, version }
}

describe('a draft of minutes that nobody has signed', () => {
  it('is written anew with all its parts; decisions that stay keep their ids', async () => {
    const { id, decisionIds } = await recorded()
    const [first = '', second = ''] = decisionIds
    await draftMinutes(
      chair,
      anew(id, {
        title: ru('Заседание'),
        heldOn: '2026-01-16',
        agenda: ['Одно'],
        attendance: [{ membershipId: chair.membershipId, presence: 'present' }],
        decisions: [
          { ...decision('Второе решение, исправленное', 1), id: second },
          { ...decision('Первое решение', 1), id: first },
          decision('Третье', 1),
        ],
      }),
    )
    const meeting = await db.meeting.findUniqueOrThrow({
      where: { id },
      include: { agenda: true, decisions: { orderBy: { number: 'asc' }, include: { assignments: true } } },
    })
    expect(meeting).toMatchObject({ titleRu: 'Заседание', presentCount: 1, quorate: false, version: 2 })
    expect(meeting.agenda.map(({ text }) => text)).toEqual(['Одно'])
    expect(meeting.decisions.map((each) => [each.number, each.text, each.binding, each.assignments.length])).toEqual([
      [1, 'Второе решение, исправленное', false, 1],
      [2, 'Первое решение', false, 1],
      [3, 'Третье', false, 1],
    ])
    expect(meeting.decisions.slice(0, 2).map((each) => each.id)).toEqual([second, first])
    const steps = await db.transition.findMany({ where: { recordId: id }, orderBy: { id: 'asc' } })
    expect(steps.map(({ verb }) => verb)).toEqual(['record', 'draftMinutes', 'draftMinutes'])
  })

  it('keeps a decision that a record comes from, and its year', async () => {
    const { id, decisionIds } = await recorded()
    await registerShortcoming(secretary, {
      idempotencyKey: randomUUID(),
      councilId,
      departmentId,
      decisionId: decisionIds[0],
      topic: 'other',
      severity: 'low',
      title: ru('Недостаток'),
      detail: ru('Подробно'),
    })
    const without = anew(id, { decisions: [{ ...decision('Второе решение', 3), id: decisionIds[1] }] })
    await expect(draftMinutes(secretary, without)).rejects.toMatchObject({
      issues: [{ path: ['decisions'], code: 'in_use' }],
    })
    await expect(draftMinutes(secretary, anew(id, { heldOn: '2025-12-30' }))).rejects.toMatchObject({
      issues: [{ path: ['heldOn'], code: 'other_year' }],
    })
    expect(await db.decision.count({ where: { meetingId: id } })).toBe(2)
    const theirs = anew(id, { decisions: [{ ...decision('Чужое', 3), id: (await recorded()).decisionIds[0] }] })
    await expect(draftMinutes(secretary, theirs)).rejects.toBeInstanceOf(InvalidInputError)
  })

  it('is for the secretariat of its council, by the version that was read, and before the first signature', async () => {
    const { id } = await recorded()
    await expect(draftMinutes(member, anew(id))).rejects.toBeInstanceOf(ForbiddenError)
    await expect(draftMinutes(stranger, anew(id))).rejects.toBeInstanceOf(NotFoundError)
    await draftMinutes(secretary, anew(id))
    await expect(draftMinutes(chair, anew(id))).rejects.toBeInstanceOf(ConflictError)
    // Who has read the first version does not sign the second.
    await expect(signMinutes(chair, { meetingId: id, version: 1 })).rejects.toBeInstanceOf(ConflictError)
    await signMinutes(chair, { meetingId: id, version: 2 })
    await expect(draftMinutes(secretary, anew(id, { version: 3 }))).rejects.toBeInstanceOf(ConflictError)
    await expect(discardMeeting(secretary, { meetingId: id, reason: 'Поздно' })).rejects.toBeInstanceOf(ConflictError)
  })

  it('is discarded with a reason that everybody can read at its number', async () => {
    const { id, reference } = await recorded()
    await discardMeeting(secretary, { meetingId: id, reason: 'Записано дважды' })
    const { data } = await graphqlAs(
      anonymous,
      `{ meeting(reference: "${reference}") { id } discardedMeeting(reference: "${reference}") { reference reason } }`,
    )
    expect(data).toEqual({ meeting: null, discardedMeeting: { reference, reason: 'Записано дважды' } })
    await expect(signMinutes(chair, { meetingId: id })).rejects.toBeInstanceOf(ConflictError)
    const source = registerShortcoming(secretary, {
      idempotencyKey: randomUUID(),
      councilId,
      departmentId,
      meetingId: id,
      topic: 'other',
      severity: 'low',
      title: ru('Недостаток'),
      detail: ru('Подробно'),
    })
    await expect(source).rejects.toBeInstanceOf(InvalidInputError)
  })

  it('keeps its parts in the database once it is signed, whoever writes', async () => {
    const { id } = await published()
    for (const change of [
      'DELETE FROM agenda_item WHERE meeting_id = $1',
      'DELETE FROM attendance WHERE meeting_id = $1',
      'DELETE FROM assignment WHERE decision_id IN (SELECT id FROM decision WHERE meeting_id = $1)',
      'DELETE FROM decision WHERE meeting_id = $1',
      'UPDATE decision SET votes_for = 2 WHERE meeting_id = $1',
    ])
      await expect(pool.query(change, [id])).rejects.toMatchObject({ code: '42501' })
  })
})

describe('published minutes', () => {
  const texts = () => ({
    title: ru('Заседание'),
    place: ru('Зал'),
    minutes: ru('Обсудили.'),
    agenda: ['Первое', 'Второе'],
    decisions: ['Первое решение', 'Второе решение, без ошибки'],
    reason: 'Опечатки',
  })

  it('are corrected by a new version, and everybody can read the earlier one', async () => {
    const { id, reference, version } = await published()
    await correctMinutes(secretary, { ...texts(), meetingId: id, version })
    const { data } = await graphqlAs(
      anonymous,
      `{ meeting(reference: "${reference}") { state title { ru } decisions { text votesFor }
          earlierVersions { number title { ru } agenda decisions reason } transitions { verb reason } } }`,
    )
    expect(data.meeting).toMatchObject({
      state: 'corrected',
      title: { ru: 'Заседание' },
      decisions: [
        { text: 'Первое решение', votesFor: 3 },
        { text: 'Второе решение, без ошибки', votesFor: 3 },
      ],
      earlierVersions: [
        {
          number: 1,
          title: { ru: 'Засидание' },
          agenda: ['Первое', 'Второе'],
          decisions: ['Первое решение', 'Второе решение'],
          reason: 'Опечатки',
        },
      ],
    })
    expect(data.meeting.transitions.at(-1)).toEqual({ verb: 'correctMinutes', reason: 'Опечатки' })
    await correctMinutes(chair, { ...texts(), title: ru('Очередное заседание'), meetingId: id, version: version + 1 })
    expect(await db.minutesVersion.count({ where: { meetingId: id } })).toBe(2)
  })

  it('are not corrected unread, without a change, with other points, or by others', async () => {
    const { id: meetingId, version } = await published()
    const correction = { ...texts(), meetingId, version }
    await expect(correctMinutes(secretary, { ...correction, version: version - 1 })).rejects.toBeInstanceOf(
      ConflictError,
    )
    await expect(correctMinutes(secretary, { ...correction, agenda: ['Первое'] })).rejects.toBeInstanceOf(
      InvalidInputError,
    )
    const same = { ...correction, title: ru('Засидание'), decisions: ['Первое решение', 'Второе решение'] }
    await expect(correctMinutes(secretary, same)).rejects.toMatchObject({
      issues: [{ path: ['title'], code: 'unchanged' }],
    })
    await expect(correctMinutes(member, correction)).rejects.toBeInstanceOf(ForbiddenError)
    await expect(correctMinutes(stranger, correction)).rejects.toBeInstanceOf(ForbiddenError)
    const draft = await recorded()
    await expect(correctMinutes(secretary, { ...correction, meetingId: draft.id, version: 1 })).rejects.toBeInstanceOf(
      ConflictError,
    )
  })
})
