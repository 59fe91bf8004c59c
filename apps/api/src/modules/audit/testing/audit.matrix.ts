import { globalId } from '../../../testing/graphql.ts'
import { defineMatrix } from '../../../testing/matrix/module-matrix.ts'

/** What the audit log contributes to the authorization matrix. */
export const matrix = defineMatrix({
  types: ['AuditEntry'],
  queries: {
    auditLog: (fixtures, _actor, half) => [
      { tag: half, args: `first: 8, filter: { subjectId: "${fixtures.halves[half]['registeredShortcoming'] ?? ''}" }` },
    ],
    auditSubject: (fixtures, _actor, half) => [
      {
        tag: half,
        args: `recordId: "${globalId('Shortcoming', fixtures.halves[half]['registeredShortcoming'] ?? '')}"`,
      },
    ],
  },
  actions: {
    exportAuditLog: (_thing, _id, scope) => ({ filter: scope === 'void' ? { from: '2026-02-31' } : {} }),
  },
})
