import './person-type.graphql.ts'
import './people-actions.graphql.ts'
