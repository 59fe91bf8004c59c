import { encodeGlobalID } from '@pothos/plugin-relay'
import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import type { Context } from '../../platform/context.ts'
import { ConfirmationNeededError, ForbiddenError, InvalidInputError } from '../../platform/errors.ts'
import { peopleTypes } from '../people/index.ts'
import { exportAuditLog } from './actions/export-audit-log.ts'
import type { AuditLogExport } from './actions/export-audit-log.ts'
import { addAuditSubject } from './audit-subject.graphql.ts'
import { auditSubjectReader } from './audit-subjects.queries.ts'
import { listAuditEntries, loadAuditEntries } from './audit.queries.ts'
import type { AuditRow, AuditFilter as WantedEntries } from './audit.queries.ts'
import { readSubjectId, subjectIdOf } from './subject-id.ts'
import type { SubjectKey } from './subject-id.ts'

/** Adds the audit log to the schema; the sources of all modules say how their records are named in it. */
export function addAuditLog(sources: readonly AuditSubjectSource[]): void {
  const subjects = auditSubjectReader(sources)
  const AuditSubject = addAuditSubject(sources)
  const AuditEntry = addAuditEntry(subjects, AuditSubject)
  const AuditFilter = addAuditFilter()

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
      resolve: async (_root, { filter, ...page }, context) =>
        listAuditEntries(context.viewer, await wantedOf(filter, context), page),
    }),
  )

  builder.queryField('auditSubject', (t) =>
    t.field({
      type: AuditSubject,
      nullable: true,
      description:
        'A record as the audit log names it, by its printed number or its id; null for whoever may not read the log, and where there is none.',
      authScopes: { public: true },
      args: {
        number: t.arg.string({ description: 'Its printed number, as people write it.' }),
        recordId: t.arg.id({ description: 'Its id.' }),
      },
      resolve: async (_root, asked, context) => {
        const subject = await subjectOf(asked, context)
        return subject === null ? null : ((await loadOne(context, subjects.load, subjectIdOf(subject))) ?? null)
      },
    }),
  )

  const AuditLogFile = builder.objectRef<AuditLogExport>('AuditLogFile').implement({
    description: 'The entries of the audit log that are taken along as a file.',
    fields: (t) => ({
      entries: t.field({
        type: [AuditEntry],
        description: 'The entries, the newest first.',
        resolve: ({ entries }) => [...entries],
      }),
      isWhole: t.exposeBoolean('isWhole', {
        description: 'False where more entries fit than one file holds; then it has the newest of them.',
      }),
    }),
  })

  builder.mutationField('exportAuditLog', (t) =>
    t.field({
      type: AuditLogFile,
      description: 'Hands out the entries that fit for a file, the newest first, and leaves an entry that says so.',
      authScopes: { signedIn: true },
      errors: { types: [InvalidInputError, ForbiddenError, ConfirmationNeededError] },
      args: { filter: t.arg({ type: AuditFilter, description: 'What it is narrowed to.' }) },
      resolve: async (_root, { filter }, context) => exportAuditLog(context.viewer, await wantedOf(filter, context)),
    }),
  )

  /** The record that was asked for by one of both; null where there is none. */
  async function subjectOf(
    { number, recordId }: { readonly number?: string | null | undefined; readonly recordId?: unknown },
    context: Context,
  ): Promise<SubjectKey | null> {
    if (typeof recordId === 'string') return readSubjectId(recordId)
    return typeof number === 'string' ? ((await loadOne(context, subjects.find, number)) ?? null) : null
  }

  /** What was asked for; null, and not absent, where nothing was. */
  async function wantedOf(
    given: typeof AuditFilter.$inferInput | null | undefined,
    context: Context,
  ): Promise<WantedEntries> {
    const namesRecord = typeof given?.number === 'string' || typeof given?.recordId === 'string'
    const subject = given && namesRecord ? await subjectOf(given, context) : null
    return {
      action: given?.action ?? null,
      actorId: given?.actorId?.id ?? null,
      subjectType: subject?.type ?? given?.subjectType ?? null,
      subjectId: subject?.key ?? given?.subjectId ?? null,
      refused: given?.refused ?? null,
      from: given?.from ?? null,
      to: given?.to ?? null,
      ofNoRecord: namesRecord && subject === null,
    }
  }
}

function addAuditEntry(
  subjects: ReturnType<typeof auditSubjectReader>,
  AuditSubject: ReturnType<typeof addAuditSubject>,
) {
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
      actorId: t.id({
        nullable: true,
        description: 'The permanent id of who did it; null for the system, and for somebody who was not signed in.',
        resolve: ({ actorId }) => (actorId === null ? null : encodeGlobalID('Person', actorId)),
      }),
      actorLabel: t.exposeString('actorLabel', { nullable: true, description: 'How colleagues see the actor.' }),
      actorEmail: t.exposeString('actorEmail', { nullable: true, description: 'The email of the actor.' }),
      capacity: t.exposeString('capacity', {
        nullable: true,
        description: 'In which office it was done, or the name of the part of the system that did it.',
      }),
      subjectType: t.exposeString('subjectType', { description: 'What kind of record it was done to.' }),
      subjectId: t.exposeString('subjectId', { description: 'The key of that record in the database.' }),
      subject: t.field({
        type: AuditSubject,
        nullable: true,
        description: 'The record that it was done to; null where it is no longer kept, or where there never was one.',
        resolve: async ({ subjectType, subjectId }, _args, context) =>
          (await loadOne(context, subjects.load, subjectIdOf({ type: subjectType, key: subjectId }))) ?? null,
      }),
      payload: t.expose('payload', {
        type: 'JSON',
        description:
          'What is worth knowing about it, an object of codes and values that depends on the action; the reason that was given for an action on an account is text.',
      }),
      refused: t.exposeBoolean('refused', { description: 'True where the action was refused and changed nothing.' }),
    }),
  })
  return AuditEntry
}

function addAuditFilter() {
  return builder.inputType('AuditFilter', {
    description: 'What the audit log is narrowed to; everything that is given must fit.',
    fields: (t) => ({
      action: t.string({ description: 'One permission, as noun:verb.' }),
      actorId: t.globalID({ for: peopleTypes.Person, description: 'Only what this person did.' }),
      number: t.string({
        description: 'Only what was done to the record with this printed number, as people write it.',
      }),
      recordId: t.id({ description: 'Only what was done to the record with this id.' }),
      subjectType: t.string({ description: 'Only what was done to records of this kind.' }),
      subjectId: t.string({ description: 'Only what was done to the record with this key.' }),
      refused: t.boolean({ description: 'Only acts that were refused, or only those that were not.' }),
      from: t.field({ type: 'Date', description: 'The first day, in Dushanbe.' }),
      to: t.field({ type: 'Date', description: 'The last day, in Dushanbe.' }),
    }),
  })
}
