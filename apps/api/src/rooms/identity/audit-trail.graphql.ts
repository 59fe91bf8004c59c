import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import { listAuditEntries, loadAuditEntries } from './audit-trail.queries.ts'
import type { AuditRow } from './audit-trail.queries.ts'
import { loadPeople } from './people.queries.ts'
import { Person } from './person-type.graphql.ts'

const AuditEntry = builder.objectRef<AuditRow>('AuditEntry')

builder.node(AuditEntry, {
  description:
    'Who did what to which record, and when. Coordinators, observers and administrators read it; nobody can change it.',
  authScopes: { public: true }, // the loader asks the policy whether this viewer may read the trail
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
      type: Person,
      nullable: true,
      description: 'Who; null for the system, and for somebody who was not signed in.',
      resolve: async ({ actorId }, _args, context) =>
        actorId === null ? null : ((await loadOne(context, loadPeople, actorId)) ?? null),
    }),
    actorLabel: t.exposeString('actorLabel', { nullable: true, description: 'How colleagues see the actor.' }),
    capacity: t.exposeString('capacity', {
      nullable: true,
      description: 'In which office it was done, or the name of the part of the system that did it.',
    }),
    subjectType: t.exposeString('subjectType', { description: 'What kind of record it was done to.' }),
    subjectId: t.exposeString('subjectId', { description: 'The key of that record in the database.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What changed, in codes, or the reason that was given for an act on an account.',
    }),
    refused: t.exposeBoolean('refused', { description: 'True where the act was refused and changed nothing.' }),
  }),
})

const AuditFilter = builder.inputType('AuditFilter', {
  description: 'What the trail is narrowed to; everything that is given must fit.',
  fields: (t) => ({
    action: t.string({ description: 'One permission, as noun:verb.' }),
    actorId: t.globalID({ for: Person, description: 'Only what this person did.' }),
    subjectType: t.string({ description: 'Only what was done to records of this kind.' }),
    subjectId: t.string({ description: 'Only what was done to the record with this key.' }),
    refused: t.boolean({ description: 'Only acts that were refused, or only those that were not.' }),
    from: t.field({ type: 'Date', description: 'The first day, in Dushanbe.' }),
    to: t.field({ type: 'Date', description: 'The last day, in Dushanbe.' }),
  }),
})

const QueryAuditTrailConnection = connectionType(
  'QueryAuditTrailConnection',
  AuditEntry,
  'A page of the audit trail, the newest first.',
)

builder.queryField('auditTrail', (t) =>
  t.field({
    type: QueryAuditTrailConnection,
    nullable: true,
    description: 'The audit trail; null for everybody but coordinators, observers and administrators.',
    authScopes: { public: true },
    complexity: pageComplexity,
    args: { ...pageArguments(), filter: t.arg({ type: AuditFilter, description: 'What it is narrowed to.' }) },
    resolve: (_root, { filter, ...page }, { viewer }) =>
      listAuditEntries(
        viewer,
        {
          action: filter?.action ?? null,
          actorId: filter?.actorId?.id ?? null,
          subjectType: filter?.subjectType ?? null,
          subjectId: filter?.subjectId ?? null,
          refused: filter?.refused ?? null,
          from: filter?.from ?? null,
          to: filter?.to ?? null,
        },
        page,
      ),
  }),
)
