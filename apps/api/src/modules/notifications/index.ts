import './notifications.graphql.ts'

export { addNotifications } from './sources.ts'
export { unsubscribeRoutes } from './unsubscribe-routes.ts'
