import { graphql } from '../../platform/graphql.ts'
import { nameFragment, sourceFragment } from '../../platform/text.documents.ts'

/** A place as a line of a list or a tile of the map. */
export const placeFragment = graphql(
  `
    fragment Place on Area {
      code
      kind
      population
      populationOn
      name {
        ...NameText
      }
      shortName {
        ...NameText
      }
      tile {
        column
        row
      }
      units {
        code
      }
    }
  `,
  [nameFragment],
)

/** The whole country: five regions and the places below them. */
export const countryQuery = graphql(
  `
    query Country {
      regions {
        ...Place
        children {
          ...Place
        }
      }
    }
  `,
  [placeFragment],
)

/** A unit as a card: what it is called and whether a source names it. */
export const unitCardFragment = graphql(
  `
    fragment UnitCard on PoliceUnit {
      code
      closedOn
      inferred
      name {
        ...NameText
      }
      sources {
        ...SourceOfRecord
      }
    }
  `,
  [nameFragment, sourceFragment],
)

/** A council as a card beside a place or a department. */
export const councilCardFragment = graphql(
  `
    fragment CouncilCard on Council {
      slug
      inferred
      demonstration
      meetingCount
      shortcomingCount
      proposalCount
      name {
        ...NameText
      }
      department {
        code
      }
    }
  `,
  [nameFragment],
)

/**
 * A name in each language, under other keys than the languages': a page's state is in one language, and this name is shown in all. Which
 * key is of which language, `nameKeys` says.
 */
export const nameInAllLanguagesFragment = graphql(`
  fragment NameInAllLanguages on Name {
    tajik: tg
    russian: ru
    english: en
  }
`)

/** The country, a region, a city or a district with everything that stands in it. */
export const areaQuery = graphql(
  `
    query Area($code: String!) {
      area(code: $code) {
        ...Place
        names: name {
          ...NameInAllLanguages
        }
        formerNames
        populationSource
        source
        parent {
          code
          kind
          name {
            ...NameText
          }
          parent {
            code
            name {
              ...NameText
            }
          }
        }
        confusedWith {
          code
          name {
            ...NameText
          }
        }
        departments {
          code
          kind
          inferred
          name {
            ...NameText
          }
          sources {
            ...SourceOfRecord
          }
          units {
            ...UnitCard
          }
        }
        councils {
          ...CouncilCard
        }
      }
      # Of the councils of this place and of all places below it.
      meetings(first: 1, areaCode: $code) {
        totalCount
      }
      shortcomings(first: 1, areaCode: $code) {
        totalCount
      }
      proposals(first: 1, areaCode: $code) {
        totalCount
      }
    }
  `,
  [nameInAllLanguagesFragment, placeFragment, nameFragment, sourceFragment, unitCardFragment, councilCardFragment],
)

/** The places directly below one. */
export const placesBelowQuery = graphql(
  `
    query PlacesBelow($code: String!) {
      area(code: $code) {
        children {
          ...Place
        }
      }
    }
  `,
  [placeFragment],
)

/** A body of the ministry, its units, and the council beside it. */
export const departmentQuery = graphql(
  `
    query Department($code: String!) {
      department(code: $code) {
        code
        kind
        inferred
        shortcomingsCameBack {
          verified
          cameBack
        }
        name {
          ...NameText
        }
        sources {
          ...SourceOfRecord
        }
        parent {
          code
          name {
            ...NameText
          }
        }
        units {
          ...UnitCard
        }
        area {
          code
          kind
          name {
            ...NameText
          }
          parent {
            code
            kind
            name {
              ...NameText
            }
          }
          councils {
            ...CouncilCard
          }
        }
      }
      # Those that the department owes an answer, or has answered.
      shortcomings(first: 1, departmentCode: $code) {
        totalCount
      }
      proposals(first: 1, departmentCode: $code) {
        totalCount
      }
    }
  `,
  [nameFragment, sourceFragment, unitCardFragment, councilCardFragment],
)

/** One unit: what is rated, and what its poster says. */
export const unitQuery = graphql(
  `
    query Unit($code: String!) {
      policeUnit(code: $code) {
        ...UnitCard
        names: name {
          ...NameInAllLanguages
        }
        area {
          code
          name {
            ...NameText
          }
          parent {
            code
            kind
            name {
              ...NameText
            }
          }
        }
        department {
          code
          name {
            ...NameText
          }
        }
      }
    }
  `,
  [nameInAllLanguagesFragment, nameFragment, unitCardFragment],
)
