export { caseTable, topicColumn } from './case-table.ts'
export { entriesOfCases, historyOfCase } from './cases-feed.ts'
export { casesOnSiteMap } from './cases-on-site-map.ts'
