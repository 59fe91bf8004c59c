import { graphql } from '../../platform/graphql.ts'
import { submitRatingText } from './resident/submit-rating.text.ts'

/** The unit that a resident is about to rate. */
export const ratedUnitQuery = graphql(`
  query RatedUnit($code: String!) {
    policeUnit(code: $code) {
      code
      closedOn
      name {
        tg
        ru
        en
      }
      area {
        code
        shortName {
          tg
          ru
          en
        }
        parent {
          shortName {
            tg
            ru
            en
          }
        }
      }
    }
  }
`)

/** The open units of a place and of all places below it. */
export const unitsOfPlaceQuery = graphql(`
  query UnitsOfPlace($code: String!) {
    area(code: $code) {
      code
      name {
        tg
        ru
        en
      }
      units {
        code
        name {
          tg
          ru
          en
        }
        area {
          code
        }
      }
    }
  }
`)

/** Sends one rating. */
export const submitRatingMutation = graphql(submitRatingText)

/** What the holder of a receipt sent. */
export const ownRatingQuery = graphql(`
  query OwnRating($receiptKey: String!) {
    ratingByReceipt(receiptKey: $receiptKey) {
      instrument
      contactKind
      receivedWeek
      facts {
        fact
        answer
      }
      initiatedBy
      happened
      ageBand
      sex
      comment
      commentLanguage
      commentState
      demonstration
      answers {
        statement
        answer
      }
      unit {
        code
        name {
          tg
          ru
          en
        }
      }
    }
  }
`)
