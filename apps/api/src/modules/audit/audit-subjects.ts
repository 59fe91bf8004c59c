import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'

/** What the audit log itself and the platform leave entries about; there is one of each, or none that is stored. */
export const ownAuditSubjects: readonly AuditSubjectSource[] = ['AuditLog', 'Installation', 'Act'].map((type) => ({
  type,
  named: null,
}))
