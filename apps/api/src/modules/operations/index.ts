import './health.graphql.ts'
import './operations.graphql.ts'
