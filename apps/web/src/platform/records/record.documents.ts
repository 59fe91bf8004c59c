import { graphql } from '../graphql.ts'

/** A public time limit and where it stands. */
export const deadlineFragment = graphql(`
  fragment DeadlineParts on Deadline @_unmask {
    dueOn
    state
    daysLeft
    countedFrom
    days
    metOn
  }
`)

/** One step in a record's life. */
export const transitionFragment = graphql(`
  fragment TransitionParts on Transition @_unmask {
    at
    fromState
    verb
    toState
    capacity
    reason
  }
`)
