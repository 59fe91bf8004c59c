import type { TableName } from './module.ts'

/**
 * The tables that the platform owns, each with what it is for. The platform writes them; a module adds to them through the
 * platform's functions and may read them. Every other table belongs to the module whose manifest names it.
 */
export const platformTables = {
  audit_entry: 'the audit log, written by recordAudit',
  transition: 'the public history of every record, written by transition()',
  reference_counter: 'the next printed number of each kind of record, region and year',
  installation_fact: 'what is true of the whole installation, written by noteInstallationFact',
  stored_file: 'files that people send, written by platform/files',
  record_version: 'how often the public record has changed, written by triggers',
} as const satisfies Partial<Record<TableName, string>>
