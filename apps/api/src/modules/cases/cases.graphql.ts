import { answerFields, caseMutation, registerFields, reread, withDatabaseIds } from './case-actions.graphql.ts'
import {
  caseByReference,
  casesOfMeeting,
  councilCount,
  councilList,
  loadAnswers,
  loadCases,
  publicList,
  publicListType,
} from './case-lists.graphql.ts'
import { Case, CaseAnswer } from './case-types.graphql.ts'

/** What a kind builds its GraphQL types, fields and mutations of. */
export const caseFields = {
  Case,
  CaseAnswer,
  loadCases,
  loadAnswers,
  publicListType,
  publicList,
  caseByReference,
  councilCount,
  councilList,
  casesOfMeeting,
  registerFields,
  answerFields,
  withDatabaseIds,
  caseMutation,
  reread,
}
