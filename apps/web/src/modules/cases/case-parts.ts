import { defineKind } from './case-kind.ts'
import AcceptedParts from './components/AcceptedParts.vue'
import DeadlineChip from './components/DeadlineChip.vue'
import ProgressChip from './components/ProgressChip.vue'
import WhoHasIt from './components/WhoHasIt.vue'
import { listFilters, listVariables } from './list-filters.ts'

/** What the kinds of cases need beside pages and fragments: their definition, their lists' filters, what is made of lists, the smallest components. */
export const caseParts = {
  defineKind,
  listFilters,
  listVariables,
  AcceptedParts,
  DeadlineChip,
  ProgressChip,
  WhoHasIt,
  /** The form of an answer that accepts, declines or defers: fetched only for people who may answer. */
  acceptingAnswerForm: async () => (await import('./components/AcceptingAnswerForm.vue')).default,
  /** Files and parts of the site map: the server alone makes them, so that no browser fetches it. */
  lists: () => import('./case-lists.ts'),
}
