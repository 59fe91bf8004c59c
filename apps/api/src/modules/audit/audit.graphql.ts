import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import { ConfirmationNeededError, ForbiddenError, InvalidInputError } from '../../platform/errors.ts'
import { isUuid } from '../../platform/pagination.ts'
import { people, peopleTypes } from '../people/index.ts'
import { exportAuditLog } from './actions/export-audit-log.ts'
import type { AuditLogExport } from './actions/export-audit-log.ts'
import { listAuditEntries, loadAuditEntries } from './audit.queries.ts'
import type { AuditRow, AuditFilter as WantedEntries } from './audit.queries.ts'

const AuditEntry = builder.objectRef<AuditRow>('AuditEntry')

builder.node(AuditEntry, {
  description:
    'Who did what to which record, and when. Coordinators, observers and administrators read it; nobody can change it.',
  authScopes: { public: true }, // the loader asks the policy whether this viewer may read the audit log
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, { viewer }) => {
    const found = await loadAuditEntries(viewer, ids)
    return ids.map((id) => found.get(id) ?? null)
  },
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    action: t.exposeString('action', {
      description: 'The permission that was used, or was missing, as noun:verb.',
    }),
    actor: t.field({
      type: peopleTypes.Person,
      nullable: true,
      description: 'Who; null for the system, and for somebody who was not signed in.',
      resolve: async ({ actorId }, _args, context) =>
        actorId === null ? null : ((await loadOne(context, people.load, actorId)) ?? null),
    }),
    actorLabel: t.exposeString('actorLabel', { nullable: true, description: 'How colleagues see the actor.' }),
    capacity: t.exposeString('capacity', {
      nullable: true,
      description: 'In which office it was done, or the name of the part of the system that did it.',
    }),
    subjectType: t.exposeString('subjectType', { description: 'What kind of record it was done to.' }),
    subjectId: t.exposeString('subjectId', { description: 'The key of that record in the database.' }),
    person: t.field({
      type: peopleTypes.Person,
      nullable: true,
      description: 'Whose account it was done to; null for everything else, and where there is no such account.',
      resolve: async ({ subjectType, subjectId }, _args, context) =>
        subjectType === 'Person' && isUuid(subjectId)
          ? ((await loadOne(context, people.load, subjectId)) ?? null)
          : null,
    }),
    payload: t.expose('payload', {
      type: 'JSON',
      description:
        'What is worth knowing about it, an object of codes and values that depends on the action; the reason that was given for an action on an account is text.',
    }),
    refused: t.exposeBoolean('refused', { description: 'True where the action was refused and changed nothing.' }),
  }),
})

const AuditFilter = builder.inputType('AuditFilter', {
  description: 'What the audit log is narrowed to; everything that is given must fit.',
  fields: (t) => ({
    action: t.string({ description: 'One permission, as noun:verb.' }),
    actorId: t.globalID({ for: peopleTypes.Person, description: 'Only what this person did.' }),
    personId: t.globalID({ for: peopleTypes.Person, description: 'Only what was done to this account.' }),
    subjectType: t.string({ description: 'Only what was done to records of this kind.' }),
    subjectId: t.string({ description: 'Only what was done to the record with this key.' }),
    refused: t.boolean({ description: 'Only acts that were refused, or only those that were not.' }),
    from: t.field({ type: 'Date', description: 'The first day, in Dushanbe.' }),
    to: t.field({ type: 'Date', description: 'The last day, in Dushanbe.' }),
  }),
})

const QueryAuditLogConnection = connectionType(
  'QueryAuditLogConnection',
  AuditEntry,
  'A page of the audit log, the newest first.',
)

builder.queryField('auditLog', (t) =>
  t.field({
    type: QueryAuditLogConnection,
    nullable: true,
    description: 'The audit log; null for everybody but coordinators, observers and administrators.',
    authScopes: { public: true },
    complexity: pageComplexity,
    args: { ...pageArguments(), filter: t.arg({ type: AuditFilter, description: 'What it is narrowed to.' }) },
    resolve: (_root, { filter, ...page }, { viewer }) => listAuditEntries(viewer, filterOf(filter), page),
  }),
)

/** What was asked for; null, and not absent, where nothing was. */
function filterOf(given: typeof AuditFilter.$inferInput | null | undefined): WantedEntries {
  return {
    action: given?.action ?? null,
    actorId: given?.actorId?.id ?? null,
    subjectType: given?.subjectType ?? (given?.personId ? 'Person' : null),
    subjectId: given?.subjectId ?? given?.personId?.id ?? null,
    refused: given?.refused ?? null,
    from: given?.from ?? null,
    to: given?.to ?? null,
  }
}

const AuditLogFile = builder.objectRef<AuditLogExport>('AuditLogFile').implement({
  description: 'The audit log as a file for a spreadsheet.',
  fields: (t) => ({
    csv: t.exposeString('csv', {
      description:
        'The file: RFC 4180 with a first line of names, times in ISO 8601 with the offset of Dushanbe, the payload as JSON. A cell that a spreadsheet would take for a formula begins with an apostrophe.',
    }),
    entries: t.exposeInt('entries', { description: 'How many entries are in it.' }),
    isWhole: t.exposeBoolean('isWhole', {
      description: 'False where more entries fit than one file holds; then it has the newest of them.',
    }),
  }),
})

builder.mutationField('exportAuditLog', (t) =>
  t.field({
    type: AuditLogFile,
    description: 'Hands out the entries that fit as a file, the newest first, and leaves an entry that says so.',
    authScopes: { signedIn: true },
    errors: { types: [InvalidInputError, ForbiddenError, ConfirmationNeededError] },
    args: { filter: t.arg({ type: AuditFilter, description: 'What it is narrowed to.' }) },
    resolve: (_root, { filter }, { viewer }) => exportAuditLog(viewer, filterOf(filter)),
  }),
)
