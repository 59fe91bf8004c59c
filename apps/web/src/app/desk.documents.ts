import { graphql } from '../platform/graphql.ts'
import { nameFragment, officialTextFragment } from '../platform/text.documents.ts'

/** One list of the desk: how many records of each type, and the first of them. */
export const deskRecordsFragment = graphql(
  `
    fragment DeskRecords on DeskRecords {
      counts {
        type
        count
      }
      lines {
        what
        day
        days
        record {
          __typename
          ... on Case {
            reference
            title {
              ...OfficialText
            }
            council {
              name {
                ...NameText
              }
            }
            responsibleDepartment {
              name {
                ...NameText
              }
            }
          }
          ... on Assignment {
            reference
            title {
              ...OfficialText
            }
            council {
              name {
                ...NameText
              }
            }
          }
          ... on Meeting {
            reference
            title {
              ...OfficialText
            }
            council {
              name {
                ...NameText
              }
            }
          }
        }
      }
    }
  `,
  [nameFragment, officialTextFragment],
)

/** What coordinators and observers look after. */
export const countryDeskFragment = graphql(
  `
    fragment CountryDesk on CountryDesk {
      overdue {
        ...DeskRecords
      }
      publishedFrom
      published {
        ...DeskRecords
      }
      notMet {
        total
        never
        councils {
          slug
          lastMetOn
          name {
            ...NameText
          }
        }
      }
    }
  `,
  [deskRecordsFragment, nameFragment],
)

/** What the members of a council look after. */
export const councilDeskFragment = graphql(
  `
    fragment CouncilDesk on CouncilDesk {
      drafts {
        ...DeskRecords
      }
      dates {
        ...DeskRecords
      }
    }
  `,
  [deskRecordsFragment],
)

/** What became overdue lately at the departments of an officer. */
export const departmentDeskFragment = graphql(
  `
    fragment DepartmentDesk on DepartmentDesk {
      late {
        ...DeskRecords
      }
    }
  `,
  [deskRecordsFragment],
)

/** What the person signed in looks after. */
export const deskQuery = graphql(
  `
    query Desk {
      desk {
        country {
          ...CountryDesk
        }
        council {
          ...CouncilDesk
        }
        department {
          ...DepartmentDesk
        }
      }
    }
  `,
  [countryDeskFragment, councilDeskFragment, departmentDeskFragment],
)
