import type { Language } from '@hamkori/schema/languages'
import type { FragmentOf } from '../../platform/graphql.ts'
import type { deadlineFragment } from '../../platform/deadlines/deadline.documents.ts'
import type { PlaceListAddress } from '../../platform/links.ts'
import type { nameFragment, officialTextFragment, sourceFragment } from '../../platform/text.documents.ts'
import type { transitionFragment } from '../../platform/transition.documents.ts'

/** What one kind of case adds to the pages that all kinds share. */
export interface CaseKind {
  readonly links: {
    readonly list: (language: Language, filter?: PlaceListAddress) => string
    /** The public page of one case. */
    readonly page: (language: Language, reference: string) => string
    readonly desk: (language: Language, reference: string) => string
  }
  /** The verb that gives the case to the department and starts its time limits. */
  readonly handOver: string
  /** States in which the department has reported that it is done. */
  readonly reported: readonly string[]
  /** States in which the council has confirmed that it is done. */
  readonly verified: readonly string[]
  /** Keys of messages. Those of `state`, `outcome`, `verb` and `outcomeHint` are followed by the value. */
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
    }
  }
}

/** A case as one of many. */
export interface CaseSummary {
  readonly id: string
  readonly reference: string
  readonly state: string
  readonly registeredOn: string
  readonly title: FragmentOf<typeof officialTextFragment>
  readonly acknowledgement: FragmentOf<typeof deadlineFragment>
  readonly answer: FragmentOf<typeof deadlineFragment>
  readonly council: { readonly slug: string; readonly name: FragmentOf<typeof nameFragment> }
  readonly department: { readonly code: string; readonly name: FragmentOf<typeof nameFragment> }
}

/** What the signed answers of all kinds say. */
export interface CaseAnswerParts {
  readonly id: string
  readonly version: number
  readonly outcome: string
  readonly language: Language
  readonly reasons: string
  readonly answeredAt: string
  readonly superseded: boolean
  readonly signerTitle: FragmentOf<typeof nameFragment>
}

/** A case with its whole history. */
export interface CaseDetail<Answer extends CaseAnswerParts> extends CaseSummary {
  readonly demonstration: boolean
  readonly viewerMay: readonly string[]
  readonly detail: FragmentOf<typeof officialTextFragment>
  readonly meeting: { readonly reference: string; readonly heldOn: string } | null
  readonly decision: { readonly number: number } | null
  readonly responses: readonly Answer[]
  readonly transitions: readonly FragmentOf<typeof transitionFragment>[]
  readonly sources: readonly FragmentOf<typeof sourceFragment>[]
}
