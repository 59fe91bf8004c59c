export { lastingDashboard, readDashboard } from './read-dashboard.ts'
