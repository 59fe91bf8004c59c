import './operations.graphql.ts'
