import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** A day that was announced or exchanged. */
export const calendarDayFragment = graphql(`
  fragment CalendarDayParts on CalendarDay {
    day
    kind
    holiday
    source
    demonstration
  }
`)

/** The days off of a year. */
export const calendarYearQuery = graphql(
  `
    query CalendarYear($year: Int!) {
      calendarYear(year: $year) {
        year
        daysOff {
          day
          holiday
          moved
        }
        entered {
          ...CalendarDayParts
        }
      }
    }
  `,
  [calendarDayFragment],
)

/** Enters a day. */
export const enterCalendarDayMutation = graphql(
  `
    mutation EnterCalendarDay($input: EnterCalendarDayInput!) {
      enterCalendarDay(input: $input) {
        __typename
        ... on CalendarDay {
          day
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Takes a day out again. */
export const removeCalendarDayMutation = graphql(
  `
    mutation RemoveCalendarDay($input: RemoveCalendarDayInput!) {
      removeCalendarDay(input: $input) {
        __typename
        ... on CalendarDay {
          day
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
