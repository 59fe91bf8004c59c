export { caseTable, topicColumn } from './case-table.ts'
export { casesOnSiteMap } from './cases-on-site-map.ts'
