import type { AuditEvent } from '@hamkori/schema/audit'
import type { RemovedFile } from '@hamkori/schema/cases.removed-file'
import type { Permission } from '@hamkori/schema/permissions'
import type { FollowUpEffect } from '@hamkori/schema/follow-ups.constants'
import type { ClockRule } from '@hamkori/schema/response-clock'
import type { CouncilModel } from '../../../generated/prisma/models.ts'
import type { Table } from '../../platform/assert-transition.ts'
import type { Tx } from '../../platform/db.ts'
import type { Kept } from '../../platform/idempotency.ts'
import type { AnswerTable, AsJson, CaseStages, CaseTable, ColumnsOf } from './case-tables.ts'

/** What the answers of all kinds have in common. Moments are ISO 8601. */
export interface AnswerRow {
  readonly id: string
  /** The case that it answers. */
  readonly caseId: string
  readonly version: number
  /** The department that gave it. */
  readonly departmentId: string
  readonly outcome: string
  /** The department that has to answer instead; null but for a referral. */
  readonly referredToId: string | null
  readonly language: 'tg' | 'ru' | 'en'
  readonly reasons: string
  /** Why it leaves out what was to be promised, or had been; null where nothing is left out. */
  readonly omissionReason: string | null
  readonly signerTitleTg: string
  readonly signerTitleRu: string
  readonly signerTitleEn: string
  readonly answeredAt: string
  readonly publishedAt: string
  readonly superseded: boolean
}

/** The facts of a case that decide who may do what. */
export interface CaseFacts {
  readonly state: string
  readonly councilId: string
  /** The department that owes the next answer: the addressed one, or the one that it referred the case to. */
  readonly responsibleDepartmentId: string
  /** Answers, the newest first. */
  readonly responses: readonly Pick<AnswerRow, 'departmentId' | 'outcome'>[]
  /** True from the moment it was handed over to the department. */
  readonly isPublic: boolean
  /** The last day to answer, of the clock that runs now. */
  readonly answerDueOn: string | null
  readonly answeredOn: string | null
  /** The day since which nothing more is owed. */
  readonly endedOn: string | null
}

/** What the cases of all kinds have in common, as one statement reads it. Days are YYYY-MM-DD; answers come newest first. */
export interface CaseRow extends CaseFacts {
  readonly id: string
  readonly reference: string
  readonly departmentId: string
  readonly meetingId: string | null
  readonly decisionId: string | null
  readonly original: string
  readonly titleTg: string | null
  readonly titleRu: string | null
  readonly titleEn: string | null
  readonly registeredOn: string
  /** The day on which it was handed over to the department. */
  readonly sentOn: string | null
  readonly acknowledgeDueOn: string | null
  readonly acknowledgedOn: string | null
  /** The last day of what the department has promised to do: of its answer, or of a later plan. */
  readonly actionDueOn: string | null
  /** The day on which the department reported it as done, as long as the council has not refused that. */
  readonly reportedOn: string | null
  /** The day on which the council confirmed it. */
  readonly verifiedOn: string | null
  /** The printed number of the case that took this one in. */
  readonly mergedInto: string | null
  readonly responseCount: number
  /** Counts up with every change. */
  readonly version: number
  readonly sourceCodes: string[]
  readonly demonstration: boolean
  readonly council: Omit<CouncilModel, 'seatCount'>
  readonly responses: readonly AnswerRow[]
  readonly kind: CaseOfRow
}

/** What a case's own fields need to know of its kind. */
export interface CaseOfRow {
  readonly recordType: string
  readonly clock: ClockRule
  /** Full texts by the ids of their cases. */
  detailsByIds(ids: readonly string[]): Promise<ReadonlyMap<string, DetailRow>>
}

/** The full text of a case in its languages. */
export interface DetailRow {
  readonly id: string
  readonly tg: string | null
  readonly ru: string | null
  readonly en: string | null
}

/** The columns that people write, and may write anew until the case is handed over. */
export interface WrittenColumns {
  readonly meetingId: string | null
  readonly decisionId: string | null
  readonly original: string
  readonly titleTg: string | null
  readonly titleRu: string | null
  readonly titleEn: string | null
  readonly detailTg: string | null
  readonly detailRu: string | null
  readonly detailEn: string | null
}

/** The columns that registering any case writes, beside its number and its state. */
export interface NewCase extends WrittenColumns {
  readonly councilId: string
  readonly departmentId: string
  readonly responsibleDepartmentId: string
  /** YYYY-MM-DD. */
  readonly registeredOn: string
  readonly idempotencyKey: string
  readonly contentHash: Uint8Array<ArrayBuffer>
  readonly demonstration: boolean
}

/** The columns that a transition of any case may set beside the state. */
export interface CaseChange extends Partial<WrittenColumns> {
  readonly sentOn?: Date
  readonly acknowledgeDueOn?: Date
  readonly answerDueOn?: Date
  readonly acknowledgedOn?: Date | null
  readonly answeredOn?: Date | null
  readonly publishedAt?: Date
  readonly actionDueOn?: Date | null
  readonly reportedOn?: Date | null
  readonly verifiedOn?: Date | null
  readonly endedOn?: Date | null
  readonly mergedInto?: string | null
  readonly responseCount?: number
  readonly responsibleDepartmentId?: string
}

/** The columns that an answer to any case writes. */
export interface NewAnswer {
  readonly version: number
  readonly language: string
  readonly reasons: string
  readonly omissionReason: string | null
  readonly signedById: string
  readonly signerTitleTg: string
  readonly signerTitleRu: string
  readonly signerTitleEn: string
  readonly answeredAt: Date
  readonly publishedAt: Date
  readonly idempotencyKey: string
  readonly contentHash: Uint8Array<ArrayBuffer>
}

/** An answer about to be stored: whose it is, and its columns. `referredToId` is null where nothing is referred. */
export interface AnswerToStore<Columns> {
  readonly caseId: string
  readonly departmentId: string
  readonly referredToId: string | null
  readonly columns: Columns
}

/**
 * The types of one kind: its tables, rows as they are read, Prisma's models, and the columns of its own that its actions
 * write.
 */
export interface CaseTypes {
  readonly table: CaseTable
  readonly answerTable: AnswerTable
  readonly row: CaseRow
  /** The verbs that are offered to the viewer. */
  readonly verb: string
  /** Those among them that follow the answer. */
  readonly followUp: string
  readonly model: Kept & { readonly id: string }
  readonly ownColumns: object
  readonly answerModel: Kept
  readonly ownAnswerColumns: object
}

type Answer<Types extends CaseTypes> = Types['row']['responses'][number]
type Outcome<Types extends CaseTypes> = Types['row']['responses'][number]['outcome']

/** Where a kind keeps its cases. The functions are one call to Prisma each: tables and their types are the kind's own. */
export interface CaseStore<Types extends CaseTypes> {
  /** Changes the case where its version is still that of `row`, and counts the version up. */
  update(
    tx: Tx,
    row: Types['row'],
    change: CaseChange & Partial<Types['ownColumns']> & { readonly state: Types['row']['state'] },
  ): PromiseLike<{ readonly count: number }>
  createAnswer(
    tx: Tx,
    answer: AnswerToStore<NewAnswer & Types['ownAnswerColumns'] & { readonly outcome: Outcome<Types> }>,
  ): PromiseLike<Types['answerModel']>
  /** The case that was registered with this key. */
  findByKey(idempotencyKey: string): PromiseLike<Types['model'] | null>
  /** The answer that this person gave with this key. */
  findAnswerByKey(idempotencyKey: string, signedById: string): PromiseLike<Types['answerModel'] | null>
  /** Counts a case that becomes public. Lists and councils show the number. */
  countPublished(tx: Tx, row: { readonly councilId: string; readonly departmentId: string }): Promise<void>
}

/** What tells one kind of case from another. See docs/modules/cases.md for the tables that it needs. */
export interface CaseDefinition<Types extends CaseTypes> {
  /** GraphQL type, and the name of the record in history and audit log. */
  readonly recordType: string
  /** Table of the cases; answers lie in `<table>_response`, the numbers of public cases in `<table>_tally`. */
  readonly table: string
  /** Three letters at the beginning of its printed numbers. */
  readonly referencePrefix: string
  readonly clock: ClockRule
  readonly transitions: Table<Types['row']['state'], string>
  /** The verb by which the council hands it over to the department. */
  readonly handOverVerb: Types['verb']
  /** The verbs on a registered case that this edition performs; the table knows more, which come with their own actions. */
  readonly offeredVerbs: readonly Types['verb'][]
  /** The verbs that follow the answer, each with what it does to the case. */
  readonly followUps: Readonly<Record<Types['followUp'], FollowUpEffect>>
  /** The states after which nothing more is owed. */
  readonly endStates: readonly Types['row']['state'][]
  /** The permission to see what is not handed over yet. */
  readonly readDraft: Permission
  /** True where a department may refer a case to another: the outcome `referred`, with a column for the receiver. */
  readonly hasReferral: 'referred_to_id' extends keyof Types['answerTable'] ? true : false
  /** What the department agrees to, and how far that has come. */
  readonly stages: CaseStages<Outcome<Types>, Types['row']['state']>
  /** The column with the ids of further councils that read the answer, such as those whose findings it is about; absent where there are none. */
  readonly informs?: string
  /** The columns that are read beside the common ones, by their names in a row; the same of an answer. */
  readonly ownColumns: ColumnsOf<Types['table'], Omit<Types['row'], keyof CaseRow>>
  /** The columns of an answer that promise something: a later answer that leaves one out says why. */
  readonly promises: readonly (keyof Answer<Types> & keyof Types['ownAnswerColumns'])[]
  readonly ownAnswerColumns: ColumnsOf<AsJson<Types['answerTable']>, Omit<Answer<Types>, keyof AnswerRow>>
  /** The audit event of registering, editing, attaching files, handing over and acknowledging, and of other dates by the calendar. */
  readonly stepEvent: (
    verb: 'register' | 'amend' | 'attach' | 'handOver' | 'acknowledge' | 'moveDueDates',
  ) => AuditEvent
  readonly discardEvent: (payload: { reason: string }) => AuditEvent
  readonly removeFileEvent: (payload: RemovedFile) => AuditEvent
  readonly answerEvent: (
    verb: 'answer' | 'supersedeAnswer',
    payload: { version: number; outcome: Outcome<Types> },
  ) => AuditEvent
  readonly followUpEvent: (verb: Types['followUp']) => AuditEvent
  readonly store: CaseStore<Types>
}
