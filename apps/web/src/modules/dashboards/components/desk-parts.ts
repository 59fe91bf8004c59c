/** What the module shows on the first page of the desk, fetched together. */
export { default as DepartmentAlerts } from './DepartmentAlerts.vue'
export { default as DepartmentScores } from './DepartmentScores.vue'
export { default as SilentBodies } from './SilentBodies.vue'
