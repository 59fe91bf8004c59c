/** What stands below the first scores of a page: one script, fetched after the page's own, because each file costs a trip. */
export { default as MoreScores } from './MoreScores.vue'
export { default as NewsPanel } from './NewsPanel.vue'
export { default as TimelinessTable } from './TimelinessTable.vue'
export { default as TrendPanel } from './TrendPanel.vue'
