import { dueDate } from '@hamkori/schema/response-clock'
import { beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '../../platform/viewer.ts'
import type { SignedInViewer } from '../../platform/viewer.ts'
import '../../schema.ts'
import { graphqlAs } from '../../testing/graphql.ts'
import { signedInAsPost } from '../../testing/people.ts'
import { readCalendar } from './calendar.queries.ts'

let administrator: SignedInViewer
beforeAll(async () => {
  administrator = await signedInAsPost('administrator')
})

const enter = `mutation ($input: EnterCalendarDayInput!) { enterCalendarDay(input: $input) {
  __typename ... on CalendarDay { day kind holiday source } ... on InvalidInputError { issues { path code } } } }`
const remove = `mutation ($input: RemoveCalendarDayInput!) { removeCalendarDay(input: $input) {
  __typename ... on CalendarDay { day } ... on InvalidInputError { issues { path code } } } }`
const year = `query ($year: Int!) { calendarYear(year: $year) { daysOff { day holiday moved } entered { day kind source } } }`
const eid = { day: '2027-03-10', kind: 'declared', holiday: 'ramazon', source: 'Шӯрои уламо, 9 марти 2027' }

describe('the calendar of days off', () => {
  it('has the fixed holidays, and those that move off a weekend, before anything is entered', async () => {
    const { data } = await graphqlAs(anonymous, year, { year: 2027 })
    expect(data.calendarYear.entered).toEqual([])
    expect(data.calendarYear.daysOff).toEqual(
      expect.arrayContaining([
        { day: '2027-03-08', holiday: 'mothersDay', moved: false },
        { day: '2027-11-08', holiday: 'constitutionDay', moved: true },
      ]),
    )
  })

  it('is entered by administrators alone, each day once, with its source', async () => {
    const refused = await graphqlAs(await signedInAsPost('coordinator'), enter, { input: eid })
    expect(refused.data.enterCalendarDay.__typename).toBe('ForbiddenError')
    expect((await graphqlAs(administrator, enter, { input: eid })).data.enterCalendarDay).toEqual({
      __typename: 'CalendarDay',
      ...eid,
    })
    expect((await graphqlAs(administrator, enter, { input: eid })).data.enterCalendarDay.__typename).toBe(
      'ConflictError',
    )
    const { data } = await graphqlAs(anonymous, year, { year: 2027 })
    expect(data.calendarYear.entered).toEqual([{ day: eid.day, kind: eid.kind, source: eid.source }])
    expect(data.calendarYear.daysOff).toContainEqual({ day: eid.day, holiday: 'ramazon', moved: false })
  })

  it('moves a date that was counted without it: sent on 4 March 2027, acknowledged by the 11th', async () => {
    const { acknowledge } = { acknowledge: { days: 3, counting: 'working' } as const }
    expect(dueDate('2027-03-04', acknowledge).dueOn).toBe('2027-03-10')
    expect(dueDate('2027-03-04', acknowledge, await readCalendar()).dueOn).toBe('2027-03-11')
  })

  it.each([
    [{ day: '2027-02-30' }, { path: ['day'], code: 'not_a_date' }],
    [{ day: '2019-12-31' }, { path: ['day'], code: 'date_out_of_range' }],
    [{ holiday: null }, { path: ['holiday'], code: 'required' }],
    [{ holiday: 'navruz' }, { path: ['holiday'], code: 'not_one_of' }],
    [
      { kind: 'worked', holiday: null },
      { path: ['day'], code: 'not_applicable_here' },
    ],
    [
      { kind: 'exchanged', holiday: null, day: '2027-03-13' },
      { path: ['day'], code: 'not_applicable_here' },
    ],
    [{ source: ' ' }, { path: ['source'], code: 'required' }],
  ])('refuses %j at its field', async (change, issue) => {
    const { data } = await graphqlAs(administrator, enter, { input: { ...eid, ...change } })
    expect(data.enterCalendarDay.issues).toContainEqual(issue)
  })

  it('loses a day with a reason, once', async () => {
    const input = { day: eid.day, reason: 'Announced for the 11th after all.' }
    const without = await graphqlAs(administrator, remove, { input: { ...input, reason: '' } })
    expect(without.data.removeCalendarDay.issues).toEqual([{ path: ['reason'], code: 'required' }])
    expect((await graphqlAs(administrator, remove, { input })).data.removeCalendarDay.day).toBe(eid.day)
    expect((await graphqlAs(administrator, remove, { input })).data.removeCalendarDay.__typename).toBe('NotFoundError')
  })
})
