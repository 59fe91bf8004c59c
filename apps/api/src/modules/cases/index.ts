export { caseActs } from './case-acts.ts'
export { caseFields } from './cases.graphql.ts'
export { ClockState } from './deadline-types.graphql.ts'
/** @internal Only tests use it. */
export { removePublishedFile } from './actions/remove-published-file.ts'
export { defineCase } from './define-case.ts'
export type { AnswerRow, CaseRow } from './case-kind.ts'
export type { NamedCaseRow } from './named-cases.queries.ts'
