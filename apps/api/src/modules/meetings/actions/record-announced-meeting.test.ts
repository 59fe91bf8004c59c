import { beforeAll, describe, expect, it } from 'vitest'
import '../../../schema.ts'
import { atMoment } from '../../../platform/clock.ts'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import type { Actor, Viewer } from '../../../platform/viewer.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { setUpRecordFixture, traceOf } from '../../../testing/record-fixture.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'
import { announced as announcedNow, plan } from '../testing/planned.ts'
import { planMeeting } from './plan-meeting.ts'
import { publishMinutes } from './publish-minutes.ts'
import { recordAnnouncedMeeting } from './record-announced-meeting.ts'
import { signMinutes } from './sign-minutes.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const on = <Result>(day: string, act: () => Promise<Result>) => atMoment(new Date(`${day}T07:00:00Z`), act)
const announced = (heldOn: string) =>
  on('2026-03-01', () => announcedNow(stage.secretary, stage.khujandCouncilId, { heldOn }))
const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (failure: unknown) => failure,
  )
const held = (meeting: { id: string; version: number }, changes: object = {}) => ({
  ...{ meetingId: meeting.id, version: meeting.version, kind: 'regular' as const, heldOn: '2026-03-20' },
  title: { original: 'tg' as const, tg: 'Ҷаласаи навбатӣ' },
  place: { original: 'tg' as const, tg: 'Дафтари шӯро' },
  agenda: ['Амният дар назди мактаб'],
  attendance: [stage.secretary, stage.chair].map(({ membershipId }) => ({
    membershipId,
    presence: 'present' as const,
  })),
  decisions: [{ text: 'Қарор', votesFor: 2, votesAgainst: 0, votesAbstained: 0, assignments: [] }],
  ...changes,
})
const read = (viewer: Viewer, reference: string, day: string) =>
  on(day, async () => {
    const { data, errors } = await graphqlAs(
      viewer,
      `query ($reference: String!) {
        meeting(reference: $reference) { state heldOn quorate announcement { heldOn } decisions { text } }
        announcement(reference: $reference) { state heldOn isPast hasMinutes }
      }`,
      { reference },
    )
    expect(errors).toBeUndefined()
    return data
  })

describe('the minutes of an announced meeting', () => {
  it('are written by the secretariat, of the version that was read, and not of a plan', async () => {
    const meeting = await announced('2026-03-20')
    const record = (actor: Actor, changes: object = {}) =>
      on('2026-03-21', () => recordAnnouncedMeeting(actor, held(meeting, changes)))
    expect(await failureOf(record(stage.otherSecretary))).toBeInstanceOf(NotFoundError)
    expect(await failureOf(record(stage.member))).toBeInstanceOf(ForbiddenError)
    expect(await failureOf(record(stage.secretary, { version: 1 }))).toBeInstanceOf(ConflictError)
    expect(await failureOf(record(stage.secretary, { heldOn: '2026-03-22' }))).toBeInstanceOf(InvalidInputError)
    const unannounced = await on('2026-03-01', () => planMeeting(stage.secretary, plan(stage.khujandCouncilId)))
    expect(
      await failureOf(on('2026-03-21', () => recordAnnouncedMeeting(stage.secretary, held(unannounced)))),
    ).toBeInstanceOf(ConflictError)
  })

  it('keep its number; until they are public everybody reads what was announced, and nothing of the draft', async () => {
    const meeting = await announced('2026-03-20')
    const both = await on('2026-03-22', () =>
      Promise.allSettled([
        // It was held a day later than it was announced for.
        recordAnnouncedMeeting(stage.secretary, held(meeting, { heldOn: '2026-03-21' })),
        recordAnnouncedMeeting(stage.chair, held(meeting, { heldOn: '2026-03-21' })),
      ]),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await traceOf(meeting.id)).transitions.map((step) => step.replace(/ \(.*/, '')).slice(-2)).toEqual([
      'announced record held',
      'held draftMinutes minutesDrafted',
    ])
    const told = { state: 'announced', heldOn: '2026-03-20', isPast: true }
    expect(await read(anonymous, meeting.reference, '2026-03-22')).toEqual({
      meeting: null,
      announcement: { ...told, hasMinutes: false },
    })
    expect((await read(stage.member, meeting.reference, '2026-03-22')).meeting).toMatchObject({
      ...{ state: 'minutesDrafted', heldOn: '2026-03-21', quorate: true, announcement: { heldOn: '2026-03-20' } },
    })
    await on('2026-03-23', async () => {
      for (const signer of [stage.secretary, stage.chair]) await signMinutes(signer, { meetingId: meeting.id })
      await publishMinutes(stage.secretary, { meetingId: meeting.id })
    })
    expect(await read(anonymous, meeting.reference, '2026-03-23')).toEqual({
      meeting: {
        ...{ state: 'published', heldOn: '2026-03-21', quorate: true, announcement: { heldOn: '2026-03-20' } },
        decisions: [{ text: 'Қарор' }],
      },
      announcement: { ...told, hasMinutes: true },
    })
  })

  it('wait in the inbox once the day has passed; before, the meeting stands among the next dates', async () => {
    const { reference } = await announced('2026-04-20')
    const records = 'lines { what record { __typename ... on Meeting { reference } } }'
    const standing = async (viewer: Viewer, day: string) =>
      on(day, async () => {
        const { data, errors } = await graphqlAs(
          viewer,
          `{ inbox { items { waitingFor record { ... on Meeting { reference } } } }
             desk { council { dates { ${records} } } } }`,
        )
        expect(errors).toBeUndefined()
        return {
          inbox: (data.inbox?.items ?? [])
            .filter(({ record }: { record: { reference?: string } }) => record.reference === reference)
            .map(({ waitingFor }: { waitingFor: string }) => waitingFor),
          dates: data.desk.council.dates.lines
            .filter((line: { record: { reference?: string } }) => line.record.reference === reference)
            .map(({ what }: { what: string }) => what),
        }
      })
    expect(await standing(stage.secretary, '2026-04-20')).toEqual({ inbox: [], dates: ['meeting'] })
    expect(await standing(stage.secretary, '2026-04-21')).toEqual({ inbox: ['record'], dates: [] })
    expect((await standing(stage.member, '2026-04-21')).inbox).toEqual([])
  })
})
