export { scoresPolicy } from './read-dashboard.ts'
