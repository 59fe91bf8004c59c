import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'

/** What the officers of a department noted about its scores, release by release. */
export const releaseNotesQuery = graphql(`
  query ReleaseNotes($code: String!) {
    department(code: $code) {
      code
      mayNoteRelease
      releaseNotes {
        releaseNumber
        version
        isOwn
        isRemoved
        title {
          tg
          ru
          en
        }
        versions {
          version
          language
          text
          writtenAt
        }
      }
      scores {
        release {
          number
        }
      }
      releaseNotesBelow {
        code
        name {
          tg
          ru
          en
        }
        releaseNotes {
          releaseNumber
          title {
            tg
            ru
            en
          }
          versions {
            language
            text
            writtenAt
          }
        }
      }
    }
  }
`)

/** Writes the viewer's own note, or a new version of it. */
export const writeReleaseNoteMutation = graphql(
  `
    mutation WriteReleaseNote($input: WriteReleaseNoteInput!) {
      writeReleaseNote(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Takes the viewer's own note away. */
export const removeReleaseNoteMutation = graphql(`
  mutation RemoveReleaseNote($input: ReleaseNoteInput!) {
    removeReleaseNote(input: $input) {
      __typename
    }
  }
`)

/** Puts it back. */
export const restoreReleaseNoteMutation = graphql(`
  mutation RestoreReleaseNote($input: ReleaseNoteInput!) {
    restoreReleaseNote(input: $input) {
      __typename
    }
  }
`)
