import { beforeAll, expect, it } from 'vitest'
import { atMoment, dayOf } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { anonymous } from '../../platform/viewer.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { again } from '../../testing/people.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import '../../schema.ts'
import { enterCalendarDay, removeCalendarDay } from '../calendar/index.ts'
import { noonOf, sent } from './testing/findings.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const acknowledgement = async (id: string) => {
  const { reference } = await db.shortcoming.findUniqueOrThrow({ where: { id } })
  const query = `query ($reference: String!) { shortcoming(reference: $reference) { acknowledgement { state dueOn } } }`
  return (await graphqlAs(anonymous, query, { reference })).data.shortcoming.acknowledgement
}

it('moves the dates of cases with a declared day, undoes a published overdue, and moves them back', async () => {
  const at = <T>(day: string, work: () => T) => atMoment(noonOf(day), work)
  const { id } = await sent(stage, '2027-03-04')
  const { id: untouched } = await sent(stage, '2026-01-12')
  expect(await at('2027-03-11', () => acknowledgement(id))).toEqual({ state: 'overdue', dueOn: '2027-03-10' })

  const administrator = await at('2027-03-11', () => again(stage.administrator))
  const input = { day: '2027-03-10', kind: 'declared', holiday: 'ramazon', source: 'Шӯрои уламо' } as const
  await at('2027-03-11', () => enterCalendarDay(administrator, input))
  expect(await at('2027-03-11', () => acknowledgement(id))).toEqual({ state: 'dueSoon', dueOn: '2027-03-11' })
  const { acknowledgeDueOn, answerDueOn } = await db.shortcoming.findUniqueOrThrow({ where: { id } })
  expect([acknowledgeDueOn, answerDueOn].map((day) => day && dayOf(day))).toEqual(['2027-03-11', '2027-03-19'])
  const steps = await db.transition.findMany({ where: { recordId: id, verb: 'moveDueDates' } })
  expect(steps).toMatchObject([{ fromState: 'sent', toState: 'sent', capacity: 'administrator', reason: '2027-03-10' }])
  expect(await db.transition.count({ where: { recordId: untouched, verb: 'moveDueDates' } })).toBe(0)
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'calendar:enter' } })
  expect(entry.payload).toEqual({ day: '2027-03-10', kind: 'declared', moved: 1, source: 'Шӯрои уламо' })

  const stillAdministrator = await at('2027-03-12', () => again(stage.administrator))
  await at('2027-03-12', () =>
    removeCalendarDay(stillAdministrator, { day: '2027-03-10', reason: 'Announced otherwise.' }),
  )
  expect(await at('2027-03-12', () => acknowledgement(id))).toEqual({ state: 'overdue', dueOn: '2027-03-10' })
})
