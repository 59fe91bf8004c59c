export { lastingDashboard } from './read-dashboard.ts'
