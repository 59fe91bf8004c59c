export { addAuditLog } from './audit.graphql.ts'
