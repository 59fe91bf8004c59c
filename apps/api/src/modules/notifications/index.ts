export { addReminders } from './pending-reminders.queries.ts'
