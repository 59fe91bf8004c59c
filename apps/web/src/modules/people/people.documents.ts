import { graphql } from '../../platform/graphql.ts'
import { nameFragment } from '../../platform/text.documents.ts'

/** A post as the people's pages show it. */
export const postFragment = graphql(
  `
    fragment PostParts on PersonPost {
      id
      role
      validFrom
      validTo
      endedReason
      isInForce
      title {
        ...NameText
      }
      department {
        code
        name {
          ...NameText
        }
      }
    }
  `,
  [nameFragment],
)

/** A seat as the people's pages show it. */
export const personSeatFragment = graphql(
  `
    fragment PersonSeatParts on Membership {
      id
      seat
      office
      termFrom
      termTo
      endedReason
      council {
        slug
        name {
          ...NameText
        }
      }
    }
  `,
  [nameFragment],
)

/** A seat that waits for the person's answer. */
export const seatOfferFragment = graphql(
  `
    fragment SeatOfferParts on SeatOffer {
      seat
      office
      termFrom
      offeredAt
      council {
        slug
        name {
          ...NameText
        }
      }
    }
  `,
  [nameFragment],
)

/** Somebody with an account, as one of many: no more of each than a line shows, because a page holds many. */
export const personLineFragment = graphql(
  `
    fragment PersonLine on Person {
      id
      label
      email
      state
      invitation {
        expiresAt
        mailState
      }
      posts {
        role
        isInForce
        department {
          name {
            ...NameText
          }
        }
      }
      seats {
        office
        termFrom
        termTo
        council {
          name {
            ...NameText
          }
        }
      }
    }
  `,
  [nameFragment],
)

/** One page of the people that the person signed in may know of. */
export const peopleQuery = graphql(
  `
    query People(
      $first: Int!
      $after: String
      $search: String
      $state: PersonState
      $role: PostRole
      $departmentId: ID
      $councilId: ID
    ) {
      people(
        first: $first
        after: $after
        search: $search
        state: $state
        role: $role
        departmentId: $departmentId
        councilId: $councilId
      ) {
        edges {
          node {
            ...PersonLine
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [personLineFragment],
)

/** One person, and what may be done. */
export const personFragment = graphql(
  `
    fragment PersonParts on Person {
      id
      label
      email
      state
      hasSecondFactor
      lastSeenOn
      demonstration
      may
      invitation {
        sentAt
        expiresAt
        mailState
        mailTriedAt
        mailAttempts
        mailAnswer
      }
      sentLinks {
        kind
        expiresAt
        mailState
        mailTriedAt
        mailAttempts
        mailAnswer
      }
      suspension {
        at
        reason
      }
      posts {
        ...PostParts
      }
      seats {
        ...PersonSeatParts
      }
      seatOffers {
        ...SeatOfferParts
      }
    }
  `,
  [postFragment, personSeatFragment, seatOfferFragment],
)

/** One person by id. */
export const personQuery = graphql(
  `
    query Person($id: ID!) {
      person(id: $id) {
        ...PersonParts
      }
    }
  `,
  [personFragment],
)

/** Every department, by place, for the forms that ask for one. */
export const departmentsQuery = graphql(
  `
    query DepartmentChoices {
      country {
        code
        name {
          ...NameText
        }
        departments {
          id
          code
          name {
            ...NameText
          }
        }
      }
      regions {
        code
        name {
          ...NameText
        }
        departments {
          id
          code
          name {
            ...NameText
          }
        }
      }
      districts {
        parent {
          code
        }
        departments {
          id
          code
          name {
            ...NameText
          }
        }
      }
    }
  `,
  [nameFragment],
)

/** Every council, by region, for the forms that ask for one. */
export const councilChoicesQuery = graphql(
  `
    query CouncilChoices {
      councils(first: 100) {
        edges {
          node {
            id
            slug
            area {
              code
              name {
                ...NameText
              }
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
