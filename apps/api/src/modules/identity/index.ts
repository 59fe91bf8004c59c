import './identity.graphql.ts'

export { accounts } from './accounts.ts'
export { createAccount } from './actions/create-account.ts'
export { identityTypes } from './identity-types.ts'
export { organisationRoutes } from './organisation-routes.ts'
export { resolveViewer } from './identity.queries.ts'
export { trustedDeviceTokenOf } from './trusted-device.ts'
export { sessionTokenOf, /** @internal Only tests use it. */ tokenHash } from './sessions.ts'
