import type { z } from 'zod'
import type { DB } from '../../generated/kysely/database.ts'
import type { AuditSubjectSource } from './audit-subjects.ts'
import type { CachePolicyName, ReadVersion } from './cache-policy.ts'
import type { DraftFileReader } from './files/draft-files.ts'
import type { InboxSource } from './inbox.ts'
import type { InvitationSource } from './invitations.ts'
import type { Job } from './jobs.ts'
import type { SearchSource } from './record-search.ts'
import type { ReminderSource } from './reminders.ts'
import type { TimelinessSource } from './timeliness.ts'

/** A union of audit events, each an `action` and a `payload`. */
export type AuditEventsSchema = z.ZodDiscriminatedUnion<readonly z.ZodObject[], 'action'>

/** Name of a database view: it ends in `_view`. */
export type ViewName = Extract<keyof DB, `${string}_view`>
/** Name of a database table. */
export type TableName = Exclude<keyof DB, ViewName>

/**
 * What one module brings to the product. Everything that spans modules is composed from these values and from nothing else:
 * a new module is a folder and one line in `modules.ts`.
 */
export interface ModuleManifest {
  /** The module's name, the same on every side of the codebase. */
  readonly name: string
  /** The tables that this module writes. Nobody else writes them, and nobody else reads them but through `views`. */
  readonly tables: readonly TableName[]
  /** Database views of those tables that every module may read: the names and identifiers that others need. */
  readonly views?: readonly ViewName[]
  /** What the module does after a transaction, or periodically. A job that is declared and not listed here is refused at start. */
  readonly jobs?: readonly Job[]
  /**
   * The audit events that its actions leave, declared in `packages/schema/src/<module>.audit.ts`; absent where none does.
   * The same file adds their type to the union that `recordAudit` takes.
   */
  readonly auditEvents?: AuditEventsSchema
  /** The types of record that those events are about, and how the audit log names them. */
  readonly auditSubjects?: readonly AuditSubjectSource[]
  /** Cache policies whose version this module reads. Fields and types name a policy by the option `cache`. */
  readonly cachePolicies?: Readonly<Partial<Record<CachePolicyName, ReadVersion>>>
  /** What of this module can wait for somebody in the inbox. */
  readonly inbox?: readonly InboxSource[]
  /** What of this module a department has to answer within a time limit. */
  readonly timeliness?: readonly TimelinessSource[]
  /** What of this module people are reminded of by mail. */
  readonly reminders?: readonly ReminderSource[]
  /** What of this module people are invited to by mail, with an entry for their calendars. */
  readonly invitations?: readonly InvitationSource[]
  /** Says who reads the files of records of this module that are not public yet. */
  readonly draftFiles?: DraftFileReader
  /** What of this module everybody can find by its words. */
  readonly search?: readonly SearchSource[]
}

/** Declares a module. The file that calls it, `modules/<module>/module.ts`, also imports the module's GraphQL types. */
export function defineModule<const Manifest extends ModuleManifest>(manifest: Manifest): Manifest {
  return manifest
}
