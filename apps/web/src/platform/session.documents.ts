import { graphql } from './graphql.ts'

/** Who is signed in, with their posts and seats; null for everybody else. */
export const viewerQuery = graphql(`
  query Viewer {
    viewer {
      personId
      email
      label
      demonstration
      permissions
      posts {
        role
        title {
          tg
          ru
          en
        }
        department {
          code
          name {
            tg
            ru
            en
          }
        }
      }
      seats {
        office
        council {
          id
          slug
          name {
            tg
            ru
            en
          }
        }
      }
    }
  }
`)

/** Ends the session on the server. */
export const signOutMutation = graphql(`
  mutation SignOut {
    signOut {
      __typename
    }
  }
`)
