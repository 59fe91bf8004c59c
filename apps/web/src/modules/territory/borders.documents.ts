import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'

/** The borders of the country as they are drawn, and the places that have none. */
export const bordersFragment = graphql(
  `
    fragment Borders on OutlineMap {
      width
      height
      source
      licence
      importedOn
      places {
        code
        path
      }
      regions {
        code
        path
      }
      without {
        code
        shortName {
          ...NameText
        }
      }
    }
  `,
  [nameFragment],
)

/** The borders that the maps show now; null where they are equal tiles. */
export const bordersQuery = graphql(
  `
    query Borders {
      outlines(code: "TJ") {
        ...Borders
      }
    }
  `,
  [bordersFragment],
)

/** What a file that was sent would do. */
export const bordersCheckQuery = graphql(
  `
    query BordersCheck($file: String!) {
      outlineCheck(file: $file) {
        problems {
          code
          feature
          area
          ring
          polygon
          found
          count
          limit
        }
        problemCount
        places
        source
        licence
        map {
          ...Borders
        }
      }
    }
  `,
  [bordersFragment],
)

/** Puts the borders of a file on the map. */
export const importBordersMutation = graphql(
  `
    mutation ImportBorders($input: ImportOutlinesInput!) {
      importOutlines(input: $input) {
        __typename
        ... on OutlineChange {
          places
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Takes all borders off the map. */
export const removeBordersMutation = graphql(`
  mutation RemoveBorders {
    removeOutlines {
      __typename
      ... on OutlineChange {
        places
      }
    }
  }
`)
