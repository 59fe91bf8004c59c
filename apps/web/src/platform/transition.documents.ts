import { graphql } from './graphql.ts'
import { nameFragment } from './text.documents.ts'

/** One step in the public history of a record. */
export const transitionFragment = graphql(
  `
    fragment TransitionParts on Transition {
      at
      fromState
      verb
      toState
      capacity
      reason
      department {
        name {
          ...NameText
        }
      }
    }
  `,
  [nameFragment],
)
