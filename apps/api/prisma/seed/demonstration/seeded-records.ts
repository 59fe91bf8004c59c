// What stands in records.json. All numbers of days are counted back from the day of the first load; negative ones lie ahead of it.
import type { CaseTopic } from '@hamkori/schema/cases'
import type { DeclineGround, ProposalOutcome } from '@hamkori/schema/proposals'
import type { Severity, ShortcomingOutcome } from '@hamkori/schema/shortcomings'
import type { SeededFollowUp } from './follow-ups.ts'
import type { Text } from './meetings.ts'
import type { SeededFile } from './pictures.ts'

/** The answer of a department. */
interface Answer {
  readonly at: number
  readonly language: 'tg' | 'ru'
  readonly reasons: string
  readonly evidence?: string
  readonly referredTo?: string
  readonly remedy?: string
  readonly remedyDue?: number
  readonly ground?: DeclineGround
  readonly ownerOffice?: string
  readonly due?: number
  readonly until?: number
}

interface Common {
  readonly key: string
  readonly council: string
  readonly meeting: number
  readonly topic: CaseTopic
  readonly title: Text
  readonly detail: Text
  readonly acknowledged?: number
  readonly followUps?: readonly SeededFollowUp[]
  /** What shows it; put there before it is handed over. */
  readonly files?: readonly SeededFile[]
}

/** A shortcoming as `records.json` has it. */
export interface SeededShortcoming extends Common {
  readonly kind: 'shortcoming'
  readonly severity: Severity
  readonly sent?: null
  /** The key of the settled one that came back. */
  readonly recurrenceOf?: string
  readonly answers?: readonly (Answer & { readonly outcome: ShortcomingOutcome })[]
  /** When the department to which it was referred acknowledged it. */
  readonly receiverAcknowledged?: number
}

/** A proposal as `records.json` has it. */
export interface SeededProposal extends Common {
  readonly kind: 'proposal'
  readonly submitted?: null
  readonly answers?: readonly (Answer & { readonly outcome: ProposalOutcome })[]
}

/** One entry of `records.json`. */
export type SeededRecord = SeededShortcoming | SeededProposal
