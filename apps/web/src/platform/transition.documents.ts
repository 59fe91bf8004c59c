import { graphql } from './graphql.ts'

/** One step in the public history of a record. */
export const transitionFragment = graphql(`
  fragment TransitionParts on Transition {
    at
    fromState
    verb
    toState
    capacity
    reason
  }
`)
