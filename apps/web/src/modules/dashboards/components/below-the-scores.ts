/** What stands below the first scores of a page: one script, fetched when the reader moves, because each file costs a trip. */
export { default as ScoreFigure } from './ScoreFigure.vue'
export { default as TimelinessTable } from './TimelinessTable.vue'
export { default as YearTable } from './YearTable.vue'
