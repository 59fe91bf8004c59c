import './notifications.graphql.ts'

export { addInvitations } from './invitation-sources.ts'
export { addNotifications } from './sources.ts'
export { unsubscribeRoutes } from './unsubscribe-routes.ts'
