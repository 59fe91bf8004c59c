import type { FollowUpEffect } from '@hamkori/schema/follow-ups.constants'
import { reminderDays, superiorReminderDay } from '@hamkori/schema/notifications.constants'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'
import { allowedActions } from '../../platform/assert-transition.ts'
import { today } from '../../platform/clock.ts'
import { inboxSource } from '../../platform/inbox.ts'
import type { InboxSource } from '../../platform/inbox.ts'
import { numberedRecords } from '../../platform/numbered-record.ts'
import type { SearchSource } from '../../platform/record-search.ts'
import type { ReminderSource } from '../../platform/reminders.ts'
import type { TimelinessSource } from '../../platform/timeliness.ts'
import type { Lifecycle } from '../../platform/transition.ts'
import type { Actor } from '../../platform/viewer.ts'
import { whenCalendarChanges } from '../calendar/index.ts'
import { readTerritory } from '../territory/index.ts'
import { moveDueDates } from './actions/move-due-dates.ts'
import { removeCaseFile } from './actions/remove-case-file.ts'
import { caseAuditSubject } from './audit-subject.ts'
import { addKindWithFiles } from './case-files.queries.ts'
import { selectCases } from './case-columns.ts'
import type { CaseChange, CaseDefinition, CaseFacts, CaseOfRow, CaseTypes } from './case-kind.ts'
import { caseReader, detailReader } from './case-reader.queries.ts'
import { casesOnDesk } from './cases-on-desk.ts'
import { tablesOf } from './case-tables.ts'
import { clockedCases } from './clocked-cases.ts'
import { subjectOf } from './cases.policy.ts'
import { isPossible } from './follow-up-kinds.ts'
import { newCaseColumns } from './new-case-columns.ts'
import { caseSearch } from './found-cases.ts'
import { caseDuties, owedCases } from './owed-cases.ts'
import { waitingCases } from './waiting-cases.ts'

/** A kind of case with everything that follows from its definition. */
export interface CaseKind<Types extends CaseTypes> extends CaseDefinition<Types>, CaseOfRow {
  /** The verbs that the actor may use on the case now. */
  readonly allowedVerbs: (actor: Actor, row: CaseFacts) => Types['verb'][] | Promise<Types['verb'][]>
  readonly lifecycle: Lifecycle<Types['row'], string, CaseChange & Partial<Types['ownColumns']>>
  readonly read: ReturnType<typeof caseReader<Types['row']>>
  /** Stores a new case under its next number. */
  readonly storeNew: ReturnType<typeof numberedRecords>
  /** For the manifest of the module: what of this kind waits for somebody. */
  readonly inbox: Omit<InboxSource, 'type' | 'called'>
  /** For the manifest of the module: how the audit log names cases of this kind. */
  readonly auditSubject: AuditSubjectSource
  /** For the manifest of the module: how fast the cases of this kind are answered. */
  readonly timeliness: TimelinessSource
  /** For the manifest of the module: what departments are reminded of. `desk` is where cases of the kind are worked on. */
  readonly reminders: (said: Pick<ReminderSource, 'name'> & { readonly desk: string }) => ReminderSource
  /** For the manifest of the module: its public cases by their words. */
  readonly search: SearchSource
}

/**
 * Declares a kind of case: a numbered record that a council addresses to a department and that has to be answered within a
 * time limit. The module cases then reads, registers, hands over, acknowledges and answers it.
 */
export function defineCase<Types extends CaseTypes>(definition: CaseDefinition<Types>): CaseKind<Types> {
  const { recordType, transitions, store } = definition
  const ofRow: CaseOfRow = {
    recordType,
    clock: definition.clock,
    detailsByIds: detailReader(definition),
  }
  const read = caseReader<Types['row']>(definition, ofRow)
  const kind: CaseKind<Types> = {
    ...definition,
    ...ofRow,
    read,
    storeNew: numberedRecords(definition.table, newCaseColumns(definition)),
    allowedVerbs: (actor, row) => {
      const subject = subjectOf(definition, actor, row)
      const verbs = allowedActions<string, string, Types['verb']>(transitions, actor, subject, definition.offeredVerbs)
      return verbs.some((verb) => verb in definition.followUps) ? possibleOf(definition, verbs, row) : verbs
    },
    lifecycle: {
      recordType,
      transitions,
      subjectOf: (actor, row) => subjectOf<Types['row']['state']>(definition, actor, row),
      update: (tx, row, change) => store.update(tx, row, change),
    },
    inbox: inboxSource({
      recordType,
      waiting: (values) => waitingCases(definition, values),
      onDesk: (values) => casesOnDesk(definition, values),
      record: (id) => jsonObjectFrom(selectCases(definition, tablesOf(definition).cases).where('s.id', '=', id)),
      readRecord: read.readRow,
    }),
    auditSubject: caseAuditSubject(definition),
    timeliness: { recordType, clocked: (values) => clockedCases(definition, values) },
    reminders: ({ name, desk }) => ({
      recordType,
      name,
      duties: caseDuties,
      days: reminderDays,
      superiorFrom: superiorReminderDay,
      owed: () => owedCases(definition, desk),
    }),
    search: caseSearch(definition),
  }
  addKindWithFiles(recordType, {
    readDraft: definition.readDraft,
    table: definition.table,
    councilOf: async (id) => (await read.forAction(id))?.councilId ?? null,
    removeFile: (actor, file, why) => removeCaseFile(kind, actor, file, why),
  })
  whenCalendarChanges((change) => moveDueDates(kind, change))
  return kind
}

/** Those of the verbs that are possible today. */
async function possibleOf<Types extends CaseTypes>(
  { followUps }: Pick<CaseDefinition<Types>, 'followUps'>,
  verbs: Types['verb'][],
  row: CaseFacts,
): Promise<Types['verb'][]> {
  const territory = await readTerritory()
  const effects: Readonly<Partial<Record<string, FollowUpEffect>>> = followUps
  return verbs.filter((verb) => {
    const effect = effects[verb]
    return effect === undefined || isPossible(effect, row, territory, today())
  })
}
