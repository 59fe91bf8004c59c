import type { FollowUpEffect } from '@hamkori/schema/follow-ups.constants'
import type { Language } from '@hamkori/schema/languages'
import type { AnyVariables, TypedDocumentNode } from '@urql/vue'
import type { FragmentOf } from '../../platform/graphql.ts'
import type { CaseListAddress } from '../../platform/links.ts'
import type { filesInput } from './attached-files.ts'
import type { caseFragments } from './cases.documents.ts'

/** What one kind of case adds to the pages that all kinds share. */
export interface CaseKind {
  readonly links: {
    readonly list: (language: Language, filter?: CaseListAddress) => string
    /** The public page of one case. */
    readonly page: (language: Language, reference: string) => string
    readonly desk: (language: Language, reference: string) => string
    /** The form in which one case is amended before it is handed over. */
    readonly amend: (language: Language, reference: string) => string
  }
  /** The verb that gives the case to the department and starts its time limits. */
  readonly handOver: string
  /** The verbs that follow the answer, each with what it does to the case. */
  readonly followUps: Readonly<Record<string, FollowUpEffect>>
  /** Keys of messages. Those of `state`, `outcome`, `verb` and `outcomeHint` are followed by the value, those of `followUp` by a verb and `label` or `hint`. */
  readonly messages: {
    readonly title: string
    readonly intro: string
    readonly empty: string
    readonly emptyText: string
    /** Heads the text of the case. */
    readonly what: string
    readonly state: string
    readonly outcome: string
    readonly outcomeHint: string
    readonly verb: string
    readonly followUp: string
    /** Says who may confirm that it is done, where that is not the council alone. */
    readonly verifiedBy?: string
    readonly handOver: {
      readonly text: string
      readonly action: string
      readonly confirmTitle: string
      readonly confirmText: string
    }
    readonly form: {
      readonly heading: string
      readonly intro: string
      /** Why somebody without an office on a council cannot register one. */
      readonly onlySecretariat: string
      readonly to: string
      readonly title: string
      readonly titleHint: string
      readonly detailHint: string
      readonly decision: string
      readonly registerHint: string
      /** Asks how a case was adopted for which no decision is named; both where the kind asks that. */
      readonly note?: string
      readonly noteHint?: string
    }
  }
}

/** The mutation by which a kind says which files show a case that is not handed over yet, and what it takes beside them. */
export interface AttachMutation<Variables extends AnyVariables> {
  readonly document: TypedDocumentNode<unknown, Variables>
  readonly variablesOf: (change: {
    readonly version: number
    readonly files: ReturnType<typeof filesInput>
  }) => Variables
}

/** Makes sure that a kind says everything that the shared pages ask. */
export function defineKind(kind: CaseKind): CaseKind {
  return kind
}

/** A case as one of many. */
export type CaseSummary = FragmentOf<typeof caseFragments.summary> & { readonly id: string; readonly state: string }

/** What the signed answers of all kinds say. */
export type CaseAnswerParts = FragmentOf<typeof caseFragments.answer> & {
  readonly id: string
  readonly outcome: string
}

/** A case with its whole history. */
export type CaseDetail<Answer extends CaseAnswerParts> = CaseSummary &
  FragmentOf<typeof caseFragments.detail> & {
    readonly viewerMay: readonly string[]
    readonly responses: readonly Answer[]
  }
