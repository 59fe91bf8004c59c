import { issuesFragment } from '../../platform/forms/issues.documents.ts'
import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'
import { councilProfileFragment, seatFragment } from './councils.documents.ts'

/** A seat as those who look after it see it: with its holder. */
export const heldSeatFragment = graphql(
  `
    fragment HeldSeat on Membership {
      ...SeatParts
      person {
        id
        label
        email
        may
      }
    }
  `,
  [seatFragment],
)

/** Every seat of a council, and who holds it. */
export const councilSeatsQuery = graphql(
  `
    query CouncilSeats($slug: String!) {
      council(slug: $slug) {
        id
        slug
        name {
          ...NameText
        }
        seatCount
        ...CouncilProfile
        seatOffers {
          seat
          office
          offeredAt
          person {
            id
            label
            invitation {
              expiresAt
            }
          }
        }
        memberships {
          ...HeldSeat
        }
      }
    }
  `,
  [nameFragment, heldSeatFragment, councilProfileFragment],
)

/** Says how a council is reached and by what act it was founded. */
export const describeCouncilMutation = graphql(
  `
    mutation DescribeCouncil($input: DescribeCouncilInput!) {
      describeCouncil(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Writes down who holds or held a seat. */
export const writeMemberNameMutation = graphql(
  `
    mutation WriteMemberName($input: WriteMemberNameInput!) {
      writeMemberName(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Terms that end soon, of every council whose seats the person looks after. */
export const termsEndingQuery = graphql(
  `
    query TermsEnding {
      termsEnding(withinDays: 60) {
        id
        seat
        office
        termTo
        council {
          slug
          name {
            ...NameText
          }
        }
        person {
          id
          label
        }
      }
    }
  `,
  [nameFragment],
)

/** Every council, for whoever looks after all of them. */
export const everyCouncilQuery = graphql(
  `
    query EveryCouncil {
      councils(first: 100) {
        edges {
          node {
            slug
            name {
              ...NameText
            }
            area {
              code
            }
          }
        }
      }
      regions {
        code
        name {
          ...NameText
        }
      }
    }
  `,
  [nameFragment],
)

/** Seats somebody on a council. */
export const startMembershipMutation = graphql(
  `
    mutation StartMembership($input: StartMembershipInput!) {
      startMembership(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Says how many seats a council has. */
export const determineSeatsMutation = graphql(
  `
    mutation DetermineSeats($input: DetermineSeatsInput!) {
      determineSeats(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)

/** Ends a membership on its last day. */
export const endMembershipMutation = graphql(
  `
    mutation EndMembership($input: EndMembershipInput!) {
      endMembership(input: $input) {
        __typename
        ...InputIssues
      }
    }
  `,
  [issuesFragment],
)
