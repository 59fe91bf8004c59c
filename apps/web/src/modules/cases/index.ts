/** What the modules of the kinds of cases build their pages from. */
export { default as AnswerCaseForm } from './components/AnswerCaseForm.vue'
export { default as CaseActions } from './components/CaseActions.vue'
export { default as CaseList } from './components/CaseList.vue'
export { default as CaseView } from './components/CaseView.vue'
export { default as RegisterCase } from './components/RegisterCase.vue'
export { default as RegisterCaseForm } from './components/RegisterCaseForm.vue'
export type { CaseKind } from './case-kind.ts'
