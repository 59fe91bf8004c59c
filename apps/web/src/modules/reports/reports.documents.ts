import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'
import { officialTextFragment } from '../../platform/text.documents.ts'

/** A report as lists name it. */
export const reportLineFragment = graphql(`
  fragment ReportLine on Report {
    reference
    kind
    place {
      tg
      ru
      en
    }
    period
    version
    state
    frozenAt
  }
`)

/** A page of reports, the one frozen last first. */
export const reportsQuery = graphql(
  `
    query Reports($first: Int!, $after: String) {
      reports(first: $first, after: $after) {
        edges {
          node {
            ...ReportLine
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [reportLineFragment],
)

/** The main numbers of a report. */
export const reportFiguresFragment = graphql(`
  fragment ReportFiguresParts on ReportFigures {
    takenOn
    demonstration
    ratings
    scores {
      statement
      score
      low
      high
      n
      verdict
    }
    shortcomings {
      cases
      inTime
      overdue
    }
    proposals {
      cases
      inTime
      overdue
    }
    councils
    councilsMet
    meetings
    activities
  }
`)

/** One version of a report. */
export const reportQuery = graphql(
  `
    query Report($reference: String!) {
      report(reference: $reference) {
        ...ReportLine
        revision
        areaCode
        releaseNumber
        foreword {
          ...OfficialText
        }
        conclusions {
          ...OfficialText
        }
        figures {
          ...ReportFiguresParts
        }
        files {
          name
          size
          sha256
        }
        filesExpected
        versions {
          reference
          version
          frozenAt
        }
      }
    }
  `,
  [reportLineFragment, officialTextFragment, reportFiguresFragment],
)

/** What is being written, and what a report can be begun of. */
export const reportDeskQuery = graphql(
  `
    query ReportDesk {
      reportDrafts {
        ...ReportLine
      }
      regions {
        code
        name {
          tg
          ru
          en
        }
      }
      releases(first: 20) {
        edges {
          node {
            number
            through
          }
        }
      }
    }
  `,
  [reportLineFragment],
)

/** Begins a report. */
export const beginReportMutation = graphql(
  `
    mutation BeginReport($input: BeginReportInput!) {
      beginReport(input: $input) {
        __typename
        ... on Report {
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Writes the texts of a draft. */
export const writeReportMutation = graphql(
  `
    mutation WriteReport($input: WriteReportInput!) {
      writeReport(input: $input) {
        __typename
        ... on Report {
          reference
        }
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Freezes a draft. */
export const freezeReportMutation = graphql(`
  mutation FreezeReport($input: ReportInput!) {
    freezeReport(input: $input) {
      __typename
      ... on Report {
        reference
      }
    }
  }
`)

/** Discards a draft. */
export const discardReportMutation = graphql(`
  mutation DiscardReport($input: ReportInput!) {
    discardReport(input: $input) {
      __typename
      ... on Report {
        reference
      }
    }
  }
`)
