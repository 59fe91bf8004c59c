export { addInbox } from './inbox.graphql.ts'
