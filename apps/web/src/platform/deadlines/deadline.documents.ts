import { graphql } from '../graphql.ts'

/** A public time limit, and whether it is running, due soon, met or overdue. */
export const deadlineFragment = graphql(`
  fragment DeadlineParts on Deadline {
    dueOn
    state
    daysLeft
    countedFrom
    days
    metOn
  }
`)
