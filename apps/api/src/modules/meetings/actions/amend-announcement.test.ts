import { beforeAll, describe, expect, it } from 'vitest'
import '../../../modules.ts'
import type { AmendAnnouncementInput } from '@hamkori/schema/meetings.plans'
import { atMoment } from '../../../platform/clock.ts'
import { db, pool } from '../../../platform/db.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { Actor } from '../../../platform/viewer.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { setUpRecordFixture, traceOf } from '../../../testing/record-fixture.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'
import { announced as announcedNow } from '../testing/planned.ts'
import { amendAnnouncement } from './amend-announcement.ts'
import { postponeMeeting } from './postpone-meeting.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

/** Noon in Dushanbe; meetings are at 14:00 on 20 March. */
const on = <Result>(day: string, act: () => Promise<Result>, time = '07:00') =>
  atMoment(new Date(`${day}T${time}:00Z`), act)
const announced = () => on('2026-03-01', () => announcedNow(stage.secretary, stage.khujandCouncilId))
const change = (meetingId: string, version: number, changes: Partial<AmendAnnouncementInput> = {}) => ({
  ...{ meetingId, version, startsAt: '15:30', whatChanged: 'Ҷой ва соат дигар шуд.' },
  title: { original: 'tg' as const, tg: 'Ҷаласаи навбатӣ', ru: 'Очередное заседание' },
  place: { original: 'tg' as const, tg: 'Толори мактаби № 5' },
  agenda: [{ text: 'Амният дар назди мактаб', durationMinutes: 45 }],
  ...changes,
})
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
const publicly = async (reference: string) => {
  const { data, errors } = await graphqlAs(
    anonymous,
    `query ($reference: String!) {
      meeting(reference: $reference) { reference }
      announcement(reference: $reference) { state heldOn startsAt reason whatChanged shortNoticeReason daysAhead sequence
        place { tg } agenda { text durationMinutes }
        changes { state heldOn startsAt reason whatChanged title { tg } place { tg } agenda { position text durationMinutes } } }
    }`,
    { reference },
  )
  expect(errors).toBeUndefined()
  return data
}

describe('a change of what was announced', () => {
  it('holds at once, on the same day, and what was said before stays readable', async () => {
    const { id, reference, version } = await announced()
    await on('2026-03-19', () =>
      amendAnnouncement(stage.secretary, change(id, version, { reason: 'Дафтар таъмир мешавад.' })),
    )
    const { meeting, announcement } = await publicly(reference)
    expect(meeting).toBeNull()
    expect(announcement).toMatchObject({
      ...{
        state: 'announced',
        heldOn: '2026-03-20',
        startsAt: '15:30',
        sequence: 1,
        place: { tg: 'Толори мактаби № 5' },
      },
      ...{ whatChanged: 'Ҷой ва соат дигар шуд.', reason: 'Дафтар таъмир мешавад.' },
      // The day was announced in time; what changed on the day before does not make that late.
      ...{ daysAhead: 19, shortNoticeReason: null },
      agenda: [{ text: 'Амният дар назди мактаб', durationMinutes: 45 }],
      changes: [
        {
          ...{ startsAt: '14:00', whatChanged: null, place: { tg: 'Дафтари шӯро' } },
          agenda: [
            { position: 1, text: 'Амният дар назди мактаб', durationMinutes: 30 },
            { position: 2, text: 'Гуногун' },
          ],
        },
        { startsAt: '15:30', whatChanged: 'Ҷой ва соат дигар шуд.', place: { tg: 'Толори мактаби № 5' } },
      ],
    })
    const trace = await traceOf(id)
    expect(trace.transitions.at(-1)).toBe('announced amendAnnouncement announced (secretary)')
    expect(trace.audit.at(-1)).toBe('meeting:amendAnnouncement (secretary)')
    // The minutes begin with what was announced last.
    expect(await db.agendaItem.findMany({ where: { meetingId: id } })).toMatchObject([{ durationMinutes: 45 }])
    // Put off afterwards, to a day of its own.
    await on('2026-03-19', () =>
      postponeMeeting(stage.chair, {
        ...{ meetingId: id, version: version + 1, reason: 'Бемории раис.', heldOn: '2026-03-27' },
      }),
    )
    expect((await publicly(reference)).announcement).toMatchObject({
      ...{ heldOn: '2026-03-27', startsAt: '15:30', sequence: 2, whatChanged: null, daysAhead: 8 },
    })
  })

  it('may be of something that is said in words alone, and needs the words', async () => {
    const { id, version } = await announced()
    const same = { startsAt: '14:00', place: { original: 'tg' as const, tg: 'Дафтари шӯро' } }
    expect(await issuesOf(amendAnnouncement(stage.secretary, change(id, version, { whatChanged: ' ' })))).toEqual([
      'whatChanged required',
    ])
    await on('2026-03-10', () =>
      amendAnnouncement(stage.chair, change(id, version, { ...same, whatChanged: 'Ҳисоботи шуъба илова шуд.' })),
    )
    expect(await db.meetingAnnouncement.count({ where: { meetingId: id } })).toBe(2)
  })

  it('is over when the meeting begins, and no hour can be one that has passed', async () => {
    const { id, version } = await announced()
    const at = (time: string, changes: Partial<AmendAnnouncementInput> = {}) =>
      on('2026-03-20', () => amendAnnouncement(stage.secretary, change(id, version, changes)), time)
    // 13:59 in Dushanbe; the meeting is at 14:00.
    expect(await issuesOf(at('08:59', { startsAt: '13:30' }))).toEqual(['startsAt time_in_past'])
    expect(await failureOf(at('09:00'))).toBeInstanceOf(ConflictError)
    await at('08:59')
    expect(
      await failureOf(on('2026-03-20', () => amendAnnouncement(stage.secretary, change(id, version + 1)), '10:30')),
    ).toBeInstanceOf(ConflictError)
    const past = await on(
      '2026-03-20',
      async () =>
        (
          await graphqlAs(
            stage.secretary,
            `{ node(id: "${Buffer.from(`Meeting:${id}`).toString('base64')}") { ... on Meeting { viewerMay } } }`,
          )
        ).data.node.viewerMay,
      '10:30',
    )
    expect(past).toEqual(['postpone', 'cancel', 'record'])
  })

  it('is refused to everybody else, for another version, and to one of two at once', async () => {
    const { id, version } = await announced()
    const by = (actor: Actor, of = version) => on('2026-03-05', () => amendAnnouncement(actor, change(id, of)))
    expect(await failureOf(by(stage.otherSecretary))).toBeInstanceOf(NotFoundError)
    expect(await failureOf(by(stage.member))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(by(stage.secretary, version + 1))).toBeInstanceOf(ConflictError)
    const both = await Promise.allSettled([by(stage.secretary), by(stage.chair)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await db.meetingAnnouncement.count({ where: { meetingId: id } })).toBe(2)
  })

  it('is refused by the database where it moves the day or follows nothing', async () => {
    const { id } = await announced()
    const said = await db.meetingAnnouncement.findFirstOrThrow({ where: { meetingId: id } })
    const insert = (number: number, day: string) =>
      pool.query(
        `INSERT INTO meeting_announcement (id, meeting_id, number, state, announced_at, kind, held_on, starts_at, original, agenda, agenda_minutes, notice_days, what_changed)
         SELECT gen_random_uuid(), meeting_id, $2, state, now(), kind, $3::date, starts_at, original, agenda, agenda_minutes, notice_days, 'x'
         FROM meeting_announcement WHERE id = $1`,
        [said.id, number, day],
      )
    await expect(insert(2, '2026-03-21')).rejects.toThrow('keeps its day')
    await expect(insert(3, '2026-03-20')).rejects.toThrow('keeps its day')
  })
})
