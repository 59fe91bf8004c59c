export { addDesk } from './desk.graphql.ts'
export { addInbox } from './inbox.graphql.ts'
export { addTimeliness } from './timeliness.graphql.ts'
