/** A condition in SQL or code that keeps rows from somebody; named here, as no rule of writing shows what it is. */
export interface Filter {
  readonly what: string
  readonly file: string
  /** Exactly once in the file; a filter that moved away from here fails. */
  readonly find: string
  readonly replacement: string
}

const modules = 'apps/api/src/modules'

/** Every visibility filter of the modules. */
export const filters: readonly Filter[] = [
  {
    what: 'meetings that are public or of an own council',
    file: `${modules}/meetings/meetings.queries.ts`,
    find: "`(m.state IN ('published', 'corrected') OR m.council_id = ANY(${parameter}::uuid[]))`",
    replacement: '`(true OR m.council_id = ANY(${parameter}::uuid[]))`',
  },
  {
    what: 'one meeting by its reference',
    file: `${modules}/meetings/meetings.queries.ts`,
    find: "WHERE m.reference = $1 AND ${visibleTo('$2')}",
    replacement: 'WHERE m.reference = $1 AND $2::uuid[] IS NOT NULL',
  },
  {
    what: 'meetings by id',
    file: `${modules}/meetings/meetings.queries.ts`,
    find: "WHERE m.id = ANY($1::uuid[]) AND ${visibleTo('$2')}`",
    replacement: 'WHERE m.id = ANY($1::uuid[]) AND $2::uuid[] IS NOT NULL`',
  },
  {
    what: 'meetings of a council',
    file: `${modules}/meetings/meetings.queries.ts`,
    find: "WHERE m.council_id = $1 AND ${visibleTo('$2')}",
    replacement: 'WHERE m.council_id = $1 AND $2::uuid[] IS NOT NULL',
  },
  {
    what: 'decisions by id',
    file: `${modules}/meetings/meetings.queries.ts`,
    find: "WHERE d.id = ANY($1::uuid[]) AND ${visibleTo('$2')}",
    replacement: 'WHERE d.id = ANY($1::uuid[]) AND $2::uuid[] IS NOT NULL',
  },
  {
    what: 'assignments by id',
    file: `${modules}/meetings/meetings.queries.ts`,
    find: "WHERE t.id = ANY($1::uuid[]) AND ${visibleTo('$2')}",
    replacement: 'WHERE t.id = ANY($1::uuid[]) AND $2::uuid[] IS NOT NULL',
  },
  {
    what: 'the public list of records',
    file: 'apps/api/src/platform/addressed-statements.ts',
    find: "'s.published_at IS NOT NULL',",
    replacement: "'true',",
  },
  {
    what: "a council's list of records",
    file: 'apps/api/src/platform/addressed-statements.ts',
    find: '(s.published_at IS NOT NULL OR $4)',
    replacement: '(true OR $4)',
  },
  {
    what: 'one shortcoming by its reference',
    file: `${modules}/shortcomings/shortcomings.graphql.ts`,
    find: 'row !== null && maySeeShortcoming(viewer, row) ? row : null',
    replacement: 'row ?? (viewer.kind as never as null)',
  },
  {
    what: 'shortcomings of a meeting',
    file: `${modules}/shortcomings/shortcomings.graphql.ts`,
    find: 'maySeeShortcoming(context.viewer, row),',
    replacement: 'row !== null,',
  },
  {
    what: 'shortcomings by id',
    file: `${modules}/shortcomings/shortcoming-types.graphql.ts`,
    find: 'row !== undefined && maySeeShortcoming(viewer, row) ? row : null',
    replacement: 'row ?? (viewer.kind && null)',
  },
  {
    what: 'one proposal by its reference',
    file: `${modules}/proposals/proposals.graphql.ts`,
    find: 'row !== null && maySeeProposal(viewer, row) ? row : null',
    replacement: 'row ?? (viewer.kind as never as null)',
  },
  {
    what: 'proposals of a meeting',
    file: `${modules}/proposals/proposals.graphql.ts`,
    find: 'maySeeProposal(context.viewer, row),',
    replacement: 'row !== null,',
  },
  {
    what: 'proposals by id',
    file: `${modules}/proposals/proposal-types.graphql.ts`,
    find: 'row !== undefined && maySeeProposal(viewer, row) ? row : null',
    replacement: 'row ?? (viewer.kind && null)',
  },
  {
    what: 'verbs only on what is visible',
    file: 'apps/api/src/platform/assert-transition.ts',
    find: 'if (!subject.isVisible) throw new NotFoundError()',
    replacement: 'if (subject === null) throw new NotFoundError()',
  },
  {
    what: 'verbs only for whom they are',
    file: 'apps/api/src/platform/assert-transition.ts',
    find: 'if (!mayAct(actor, permission, subject.scopeOf(verb))) throw new ForbiddenError(permission)',
    replacement: 'if (actor === null) throw new ForbiddenError(permission)',
  },
  {
    what: 'sessions of people who are not suspended',
    file: `${modules}/identity/identity.queries.ts`,
    find: 'AND p.suspended_at IS NULL',
    replacement: '',
  },
  {
    what: 'the list of people, for those who may know of somebody',
    file: `${modules}/identity/people.queries.ts`,
    find: 'const reach = peopleScope(viewer)\n  if (reach === null) return null\n',
    replacement: "const reach = peopleScope(viewer) ?? 'everybody'\n",
  },
  {
    what: 'the list of people, within what one may know',
    file: `${modules}/identity/people.queries.ts`,
    find: '    ...scopeOf(reach),\n',
    replacement: "    ...scopeOf(Array.isArray(reach) ? 'everybody' : reach),\n",
  },
  {
    what: 'people by id, within what one may know',
    file: `${modules}/identity/people.queries.ts`,
    find: 'run(peopleWithIds, [...scopeOf(reach), ids])',
    replacement: "run(peopleWithIds, [...scopeOf(Array.isArray(reach) ? 'everybody' : reach), ids])",
  },
  {
    what: 'posts by id',
    file: `${modules}/identity/people.queries.ts`,
    find: "if (peopleScope(viewer) !== 'everybody') return new Map()",
    replacement: 'if (viewer.kind === null) return new Map()',
  },
  {
    what: 'the audit log',
    file: `${modules}/identity/audit-log.queries.ts`,
    find: 'if (!mayReadAudit(viewer)) return null',
    replacement: 'if (viewer.kind === null) return null',
  },
  {
    what: 'entries of the audit log by id',
    file: `${modules}/identity/audit-log.queries.ts`,
    find: 'if (!mayReadAudit(viewer)) return new Map()',
    replacement: 'if (viewer.kind === null) return new Map()',
  },
  {
    what: 'invited people whom a chair is not told of',
    file: `${modules}/identity/lock-invited.ts`,
    find: "const isVisible = reach === 'everybody' ||",
    replacement: "const isVisible = reach !== null || reach === 'everybody' ||",
  },
  {
    what: 'sessions of oneself alone',
    file: `${modules}/identity/account.queries.ts`,
    find: '      personId,\n',
    replacement: '      personId: id === undefined ? personId : {},\n',
  },
  {
    what: 'factors of oneself alone',
    file: `${modules}/identity/account.queries.ts`,
    find: 'where: { personId, ...(id === undefined ? {} : { id }) },',
    replacement: 'where: id === undefined ? { personId } : { id },',
  },
  {
    what: 'own records of the receipt alone',
    file: `${modules}/feedback/feedback.queries.ts`,
    find: 'if (!/^[0-9a-f]{64}$/.test(key)) return null',
    replacement:
      "if (key === '0'.repeat(64)) return { unitCode: 'SU-01-1', instrument: '', contactKind: '', receivedOn: '2026-11-21', answers: [], comment: null, commentLanguage: null, commentState: null, demonstration: false }",
  },
]
