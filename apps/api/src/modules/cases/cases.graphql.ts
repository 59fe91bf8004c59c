import {
  answerFields,
  attachFields,
  caseMutation,
  discardFields,
  amendFields,
  followUpFields,
  registerFields,
  reread,
  sourceIds,
  withDatabaseIds,
} from './case-actions.graphql.ts'
import {
  caseByReference,
  casesOfMeeting,
  councilCount,
  councilList,
  discardedByReference,
  loadAnswers,
  loadCases,
  publicList,
  publicListType,
  similarToTitle,
} from './case-lists.graphql.ts'
import { CaseTopic } from './case-topic.ts'
import { Case, CaseAnswer } from './case-types.graphql.ts'
import { draftReachOf } from './cases.policy.ts'
import { departmentOf } from './departments.queries.ts'
import { NamedCase } from './named-case.graphql.ts'
import { namedCaseReader } from './named-cases.queries.ts'

/** What a kind builds its GraphQL types, fields and mutations of. */
export const caseFields = {
  Case,
  CaseAnswer,
  CaseTopic,
  NamedCase,
  namedCaseReader,
  loadCases,
  loadAnswers,
  publicListType,
  publicList,
  caseByReference,
  discardedByReference,
  councilCount,
  councilList,
  similarToTitle,
  casesOfMeeting,
  registerFields,
  amendFields,
  attachFields,
  discardFields,
  answerFields,
  followUpFields,
  sourceIds,
  withDatabaseIds,
  caseMutation,
  reread,
  departmentOf,
  draftReachOf,
}
