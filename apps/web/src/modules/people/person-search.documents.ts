import { graphql } from '../../platform/graphql.ts'

/** People to choose from, by words of the name or the email. */
export const findPeopleQuery = graphql(`
  query FindPeople($search: String!) {
    people(search: $search, first: 8) {
      edges {
        node {
          id
          label
          email
        }
      }
    }
  }
`)
