import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import '../../../modules.ts'
import { atMoment } from '../../../platform/clock.ts'
import { db, pool } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { setUpRecordFixture, traceOf } from '../../../testing/record-fixture.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'
import { announced as announcedNow, plan } from '../testing/planned.ts'
import { announceMeeting } from './announce-meeting.ts'
import { cancelMeeting } from './cancel-meeting.ts'
import { discardMeeting } from './discard-meeting.ts'
import { revisePlan } from './revise-plan.ts'
import { planMeeting } from './plan-meeting.ts'
import { postponeMeeting } from './postpone-meeting.ts'

let stage: RecordFixture
let councilId = ''
beforeAll(async () => {
  stage = await setUpRecordFixture()
  councilId = stage.khujandCouncilId
})

const on = <Result>(day: string, act: () => Promise<Result>) => atMoment(new Date(`${day}T07:00:00Z`), act)
const planned = (changes: Parameters<typeof plan>[1] = {}, actor: Actor = stage.secretary) =>
  on('2026-03-01', () => planMeeting(actor, plan(councilId, changes)))
const announced = (changes: Parameters<typeof plan>[1] = {}) =>
  on('2026-03-01', () => announcedNow(stage.secretary, councilId, changes))
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (failure: unknown) => failure,
  )
const issuesOf = async (work: Promise<unknown>) => {
  const failure = await failureOf(work)
  expect(failure).toBeInstanceOf(InvalidInputError)
  return (failure as InvalidInputError).issues.map(({ path, code }) => `${path.join('.')} ${code}`)
}
const rowsOf = (meetingId: string) =>
  db.meetingAnnouncement.findMany({ where: { meetingId }, orderBy: { number: 'asc' } })
const publicly = (reference: string, day = '2026-03-01') =>
  on(day, async () => {
    const { data, errors } = await graphqlAs(
      anonymous,
      `query ($reference: String!) {
        meeting(reference: $reference) { reference }
        announcement(reference: $reference) { state heldOn startsAt reason shortNoticeReason daysAhead noticeDays sequence
          title { tg ru } agenda { position text durationMinutes } changes { state heldOn startsAt reason } isPast hasMinutes }
      }`,
      { reference },
    )
    expect(errors).toBeUndefined()
    return data
  })

describe('a plan', () => {
  it('is made by the secretariat of that very council, and by nobody else', async () => {
    const before = await db.meeting.count()
    for (const actor of [anonymous, stage.member, stage.otherSecretary, stage.officer, stage.administrator])
      expect(await failureOf(planned({}, actor))).toBeInstanceOf(ForbiddenError)
    expect(await db.meeting.count()).toBe(before)
  })

  it('refuses what cannot be, at the field', async () => {
    expect(await issuesOf(planned({ heldOn: '2026-02-28' }))).toEqual(['heldOn date_in_past'])
    expect(await issuesOf(planned({ heldOn: '2062-02-28' }))).toEqual(['heldOn date_too_far'])
    expect(await issuesOf(planned({ heldOn: '2026-02-30' }))).toEqual(['heldOn not_a_date'])
    expect(await issuesOf(planned({ startsAt: '25:00' }))).toEqual(['startsAt not_a_time'])
    expect(await issuesOf(planned({ agenda: [] }))).toEqual(['agenda too_few'])
    expect(await issuesOf(planned({ agenda: new Array(500).fill({ text: 'х' }) }))).toEqual(['agenda too_many'])
    expect(await issuesOf(planned({ agenda: [{ text: '\u200b' }] }))).toEqual(['agenda.0.text required'])
    expect(await issuesOf(planned({ agenda: [{ text: 'х', durationMinutes: 601 }] }))).toEqual([
      'agenda.0.durationMinutes too_large',
    ])
  })

  it('has a number, is stored once, and nobody outside the council knows of it', async () => {
    const input = plan(councilId)
    const [first, second] = await on('2026-03-01', () =>
      Promise.all([planMeeting(stage.secretary, input), planMeeting(stage.secretary, input)]),
    )
    expect(second.id).toBe(first.id)
    expect(first.reference).toMatch(/^JLS-SU-2026-\d{5}$/)
    expect(
      await failureOf(on('2026-03-01', () => planMeeting(stage.secretary, { ...input, startsAt: '15:00' }))),
    ).toBeInstanceOf(ConflictError)
    expect(await traceOf(first.id)).toEqual({
      transitions: ['- plan planned (secretary)'],
      audit: ['meeting:plan (secretary)'],
    })
    expect(await publicly(first.reference)).toEqual({ meeting: null, announcement: null })
    const seen = await graphqlAs(
      stage.member,
      `{ meeting(reference: "${first.reference}") { state quorum agenda { text durationMinutes } } }`,
    )
    expect(seen.data.meeting).toEqual({
      state: 'planned',
      quorum: null,
      agenda: [
        { text: 'Амният дар назди мактаб', durationMinutes: 30 },
        { text: 'Гуногун', durationMinutes: null },
      ],
    })
  })

  it('is written anew, in another order, by whoever has read it as it is', async () => {
    const { id, version } = await planned()
    const {
      idempotencyKey: _key,
      councilId: _council,
      ...anew
    } = plan(councilId, {
      heldOn: '2026-04-02',
      agenda: [{ text: 'Гуногун' }, { text: 'Амният дар назди мактаб', durationMinutes: 20 }],
    })
    const edit = (actor: Actor, changes: object = {}) =>
      on('2026-03-02', () => revisePlan(actor, { ...anew, meetingId: id, version, ...changes }))
    expect(await failureOf(edit(stage.otherSecretary))).toBeInstanceOf(NotFoundError)
    expect(await failureOf(edit(stage.member))).toBeInstanceOf(ForbiddenError)
    expect(await issuesOf(edit(stage.secretary, { heldOn: '2026-03-01' }))).toEqual(['heldOn date_in_past'])
    await edit(stage.chair)
    expect(await failureOf(edit(stage.secretary))).toBeInstanceOf(ConflictError)
    const items = await db.agendaItem.findMany({ where: { meetingId: id }, orderBy: { position: 'asc' } })
    expect(items.map(({ text, durationMinutes }) => [text, durationMinutes])).toEqual([
      ['Гуногун', null],
      ['Амният дар назди мактаб', 20],
    ])
  })

  it('is discarded with a reason that stands at its number', async () => {
    const { id, reference } = await planned()
    await discardMeeting(stage.secretary, { meetingId: id, reason: 'Ду бор навишта шуд.' })
    const { data } = await graphqlAs(anonymous, `{ discardedMeeting(reference: "${reference}") { reason } }`)
    expect(data.discardedMeeting).toEqual({ reason: 'Ду бор навишта шуд.' })
  })
})

describe('announcing', () => {
  it('makes the agenda public at once, and counts as a change of the record', async () => {
    const changes = async () => (await pool.query('SELECT sum(changes)::int AS n FROM record_version')).rows[0].n
    const { id, reference, version } = await planned()
    const before = await changes()
    await on('2026-03-10', () => announceMeeting(stage.chair, { meetingId: id, version }))
    expect(await changes()).toBeGreaterThan(before)
    expect(await publicly(reference, '2026-03-10')).toEqual({
      meeting: null,
      announcement: {
        ...{ state: 'announced', heldOn: '2026-03-20', startsAt: '14:00', reason: null, shortNoticeReason: null },
        ...{ daysAhead: 10, noticeDays: 5, sequence: 0, isPast: false, hasMinutes: false },
        title: { tg: 'Ҷаласаи навбатӣ', ru: 'Очередное заседание' },
        agenda: [
          { position: 1, text: 'Амният дар назди мактаб', durationMinutes: 30 },
          { position: 2, text: 'Гуногун', durationMinutes: null },
        ],
        changes: [{ state: 'announced', heldOn: '2026-03-20', startsAt: '14:00', reason: null }],
      },
    })
    expect((await traceOf(id)).transitions.at(-1)).toBe('planned announce announced (chair)')
  })

  it('is in time by the rule of the council’s place, to the day, or says why not', async () => {
    const { id, version, reference } = await planned()
    const announce = (day: string, shortNoticeReason?: string) =>
      on(day, () => announceMeeting(stage.secretary, { meetingId: id, version, shortNoticeReason }))
    expect(await issuesOf(announce('2026-03-16'))).toEqual(['shortNoticeReason required'])
    expect(await issuesOf(announce('2026-03-16', ' '))).toEqual(['shortNoticeReason required'])
    expect(await issuesOf(announce('2026-03-21', 'Дер шуд.'))).toEqual(['heldOn date_in_past'])
    await announce('2026-03-16', 'Дархости сокинон.')
    const { announcement } = await publicly(reference, '2026-03-16')
    expect(announcement).toMatchObject({ daysAhead: 4, shortNoticeReason: 'Дархости сокинон.' })
    const inTime = await planned()
    await on('2026-03-15', () =>
      announceMeeting(stage.secretary, {
        meetingId: inTime.id,
        version: inTime.version,
        shortNoticeReason: 'Нолозим.',
      }),
    )
    expect((await rowsOf(inTime.id))[0]?.shortNoticeReason).toBeNull()
  })

  it('goes by data: another number of days for another kind of place', async () => {
    const { data } = await graphqlAs(anonymous, `{ council(slug: "bokhtar") { noticeDays } }`)
    expect(data.council).toEqual({ noticeDays: 5 })
    const { rows } = await pool.query('SELECT area_kind, notice_days FROM notice_rule ORDER BY 1')
    expect(rows).toContainEqual({ area_kind: 'country', notice_days: 10 })
  })

  it('is refused to everybody else, for another version, and twice', async () => {
    const { id, version } = await planned()
    const announce = (actor: Actor, of = version) =>
      on('2026-03-01', () => announceMeeting(actor, { meetingId: id, version: of }))
    expect(await failureOf(announce(stage.otherSecretary))).toBeInstanceOf(NotFoundError)
    expect(await failureOf(announce(stage.member))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(announce(stage.secretary, version + 1))).toBeInstanceOf(ConflictError)
    const both = await Promise.allSettled([announce(stage.secretary), announce(stage.chair)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await rowsOf(id)).toHaveLength(1)
  })

  it('cannot be taken back: what was announced is not discarded', async () => {
    const { id } = await announced()
    expect(await failureOf(discardMeeting(stage.secretary, { meetingId: id, reason: 'Хато.' }))).toBeInstanceOf(
      ConflictError,
    )
    for (const statement of [
      `UPDATE meeting SET announced_at = NULL WHERE id = '${id}'`,
      `UPDATE meeting_announcement SET title_tg = 'x'`,
      `DELETE FROM meeting_announcement`,
    ])
      await expect(pool.query(statement)).rejects.toThrow()
  })
})

describe('putting off', () => {
  it('to a day announces it again at once; the day before stays readable', async () => {
    const { id, reference, version } = await announced()
    const postpone = (changes: object) =>
      on('2026-03-12', () =>
        postponeMeeting(stage.secretary, { meetingId: id, version, reason: 'Толор банд аст.', ...changes }),
      )
    expect(await issuesOf(postpone({ reason: '' }))).toEqual(['reason required'])
    expect(await issuesOf(postpone({ heldOn: '2026-03-20' }))).toEqual(['heldOn unchanged'])
    expect(await issuesOf(postpone({ heldOn: '2026-03-11' }))).toEqual(['heldOn date_in_past'])
    expect(await issuesOf(postpone({ heldOn: '2026-03-14' }))).toEqual(['shortNoticeReason required'])
    // Nothing of what was refused is left.
    expect(await rowsOf(id)).toHaveLength(1)
    await postpone({ heldOn: '2026-03-27', startsAt: '16:30' })
    const { announcement } = await publicly(reference, '2026-03-12')
    expect(announcement).toMatchObject({
      ...{ state: 'announced', heldOn: '2026-03-27', startsAt: '16:30', reason: 'Толор банд аст.', sequence: 1 },
      changes: [
        { state: 'announced', heldOn: '2026-03-20', startsAt: '14:00', reason: null },
        { state: 'announced', heldOn: '2026-03-27', startsAt: '16:30', reason: 'Толор банд аст.' },
      ],
    })
    expect((await traceOf(id)).transitions.slice(-2)).toEqual([
      'announced postpone postponed (secretary)',
      'postponed announce announced (secretary)',
    ])
    expect((await traceOf(id)).audit.slice(-2)).toEqual([
      'meeting:postpone (secretary)',
      'meeting:announce (secretary)',
    ])
  })

  it('for the time being leaves it postponed, until it has a day in its plan and is announced again', async () => {
    const { id, reference, version } = await announced()
    await on('2026-03-12', () => postponeMeeting(stage.chair, { meetingId: id, version, reason: 'Бемории раис.' }))
    expect((await publicly(reference)).announcement).toMatchObject({
      state: 'postponed',
      reason: 'Бемории раис.',
      sequence: 1,
    })
    const { idempotencyKey: _key, councilId: _council, ...anew } = plan(councilId, { heldOn: '2026-04-10' })
    await on('2026-03-25', () => revisePlan(stage.secretary, { ...anew, meetingId: id, version: version + 1 }))
    // Not public before it is announced.
    expect((await publicly(reference)).announcement).toMatchObject({ state: 'postponed', heldOn: '2026-03-20' })
    await on('2026-03-25', () => announceMeeting(stage.secretary, { meetingId: id, version: version + 2 }))
    expect((await publicly(reference)).announcement).toMatchObject({
      state: 'announced',
      heldOn: '2026-04-10',
      sequence: 2,
    })
  })

  it('cancelling gives the reason, once, and stays listed', async () => {
    const { id, reference, version } = await announced({ heldOn: '2026-05-20' })
    expect(await issuesOf(cancelMeeting(stage.secretary, { meetingId: id, version, reason: ' ' }))).toEqual([
      'reason required',
    ])
    expect(
      await failureOf(cancelMeeting(stage.otherSecretary, { meetingId: id, version, reason: 'Не' })),
    ).toBeInstanceOf(NotFoundError)
    await cancelMeeting(stage.secretary, { meetingId: id, version, reason: 'Кворум намешавад.' })
    expect(
      await failureOf(cancelMeeting(stage.secretary, { meetingId: id, version: version + 1, reason: 'Боз' })),
    ).toBeInstanceOf(ConflictError)
    expect((await publicly(reference)).announcement).toMatchObject({ state: 'cancelled', reason: 'Кворум намешавад.' })
    const listed = async (day: string, when: string) =>
      on(day, async () =>
        (
          await graphqlAs(
            anonymous,
            `{ announcements(first: 50, councilSlug: "khujand", when: ${when}) { edges { node { reference } } } }`,
          )
        ).data.announcements.edges.map(({ node }: { node: { reference: string } }) => node.reference),
      )
    expect(await listed('2026-05-20', 'coming')).toContain(reference)
    expect(await listed('2026-05-21', 'coming')).not.toContain(reference)
    expect(await listed('2026-05-21', 'past')).toContain(reference)
    expect(await listed('2026-05-21', 'all')).toContain(reference)
  })
})

describe('announced meetings', () => {
  it('are listed by day, page by page, of a council or a place; the next one stands on the council', async () => {
    for (const heldOn of ['2027-02-03', '2027-02-01', '2027-02-02'])
      await on('2027-01-01', () =>
        announcedNow(stage.otherSecretary, stage.bokhtarCouncilId, { heldOn, idempotencyKey: randomUUID() }),
      )
    const page = async (filter: string, after: string | null = null) =>
      on('2027-02-01', async () => {
        const { data, errors } = await graphqlAs(
          anonymous,
          `query ($after: String) { announcements(first: 2, after: $after, ${filter}) { totalCount pageInfo { hasNextPage endCursor } edges { node { heldOn council { slug nextMeeting { heldOn } } } } } }`,
          { after },
        )
        expect(errors).toBeUndefined()
        return data.announcements
      })
    const first = await page('councilSlug: "bokhtar"')
    expect(first.totalCount).toBe(3)
    expect(first.edges.map(({ node }: { node: { heldOn: string } }) => node.heldOn)).toEqual([
      '2027-02-01',
      '2027-02-02',
    ])
    expect(first.edges[0].node.council.nextMeeting).toEqual({ heldOn: '2027-02-01' })
    const second = await page('areaCode: "TJ-KT"', first.pageInfo.endCursor)
    expect(second.edges.map(({ node }: { node: { heldOn: string } }) => node.heldOn)).toEqual(['2027-02-03'])
    expect((await page('councilSlug: "khujand"')).totalCount).toBe(0)
  })
})
