import { graphql } from '../../platform/graphql.ts'

/** The seats of one council, so that a free one can be chosen. */
export const seatsToChooseQuery = graphql(`
  query SeatsToChoose($id: ID!) {
    node(id: $id) {
      __typename
      ... on Council {
        seatCount
        memberships {
          seat
          office
          termFrom
          termTo
          person {
            label
          }
        }
        seatOffers {
          seat
          office
          termFrom
          termTo
          offeredAt
          person {
            label
          }
        }
      }
    }
  }
`)

/** A seat that is held without an account, to which somebody is invited. */
export const heldSeatQuery = graphql(`
  query HeldSeat($id: ID!) {
    node(id: $id) {
      __typename
      ... on Membership {
        id
        seat
        office
        council {
          id
          slug
        }
      }
    }
  }
`)
