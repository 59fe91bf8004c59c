export { addRecordSearch } from './search.graphql.ts'
