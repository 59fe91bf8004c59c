import { graphql } from '../../platform/graphql.ts'

/** How fast cases were answered. */
const figuresFragment = graphql(`
  fragment TimelinessFigureParts on TimelinessFigures {
    cases
    due
    inTime
    low
    high
    medianDays
    answeredIn15
    answeredIn30
    open
    overdue
  }
`)

/** How fast the departments of a place answer, with a row for each region or department. */
export const timelinessFragment = graphql(
  `
    fragment TimelinessParts on Timeliness {
      scope
      code
      name {
        tg
        ru
        en
      }
      parents {
        scope
        code
        name {
          tg
          ru
          en
        }
      }
      from
      to
      fewestCases
      figures {
        ...TimelinessFigureParts
      }
      rows {
        code
        isDepartment
        name {
          tg
          ru
          en
        }
        figures {
          ...TimelinessFigureParts
        }
      }
    }
  `,
  [figuresFragment],
)

/** How fast the departments of a place answer, in all or what is of one type. */
export const timelinessQuery = graphql(
  `
    query Timeliness($code: String!, $type: ClockedType) {
      timeliness(code: $code, type: $type) {
        ...TimelinessParts
      }
      regions {
        code
        shortName {
          tg
          ru
          en
        }
      }
    }
  `,
  [timelinessFragment],
)
