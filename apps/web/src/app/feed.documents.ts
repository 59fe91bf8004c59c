import { graphql } from '../platform/graphql.ts'
import { nameFragment } from '../platform/text.documents.ts'

/** Whose feed it is: a council or a place. */
export const feedSubjectQuery = graphql(
  `
    query FeedSubject($slug: String!, $code: String!) {
      council(slug: $slug) {
        slug
        name {
          ...NameText
        }
      }
      area(code: $code) {
        code
        name {
          ...NameText
        }
      }
    }
  `,
  [nameFragment],
)
