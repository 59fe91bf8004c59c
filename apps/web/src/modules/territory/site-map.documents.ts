import { graphql } from '../../platform/graphql.ts'

/** Every place, department and unit. */
export const placesOnSiteMapQuery = graphql(`
  query PlacesOnSiteMap {
    country {
      code
      departments {
        code
      }
    }
    regions {
      code
      departments {
        code
      }
      units {
        code
      }
    }
    districts {
      code
      departments {
        code
      }
      units {
        code
      }
    }
  }
`)
