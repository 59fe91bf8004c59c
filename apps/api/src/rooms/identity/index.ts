import './identity.graphql.ts'

export { accounts } from './accounts.ts'
export { assignPost } from './actions/assign-post.ts'
export { createAccount } from './actions/create-account.ts'
export { sendPasswordReset } from './actions/send-password-reset.ts'
export { identityTypes } from './identity-types.ts'
export { resolveViewer } from './identity.queries.ts'
export { sessionTokenOf, tokenHash } from './sessions.ts'
