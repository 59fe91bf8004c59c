import { graphql } from '../graphql.ts'

/** What is wrong with an input, field by field. Every mutation that a form sends asks for it. */
export const issuesFragment = graphql(`
  fragment InputIssues on InvalidInputError {
    issues {
      path
      code
      minimum
      maximum
    }
  }
`)
