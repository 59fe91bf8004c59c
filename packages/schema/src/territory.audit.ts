import { z } from 'zod'
import { auditEvent } from './audit.ts'

/** How many rows of one kind an import created and changed. */
const rows = z.strictObject({ created: z.int(), changed: z.int() })

/** The audit events of places, departments, units and sources. */
export const territoryAuditEvents = z.discriminatedUnion('action', [
  /** Kinds of which nothing changed are absent. */
  auditEvent('territory:import', {
    imported: z.strictObject({
      areas: rows.optional(),
      aliases: rows.optional(),
      departments: rows.optional(),
      units: rows.optional(),
    }),
  }),
  /** How many places have an outline from now on, and had one before; `sha256` is of the file that was imported. */
  auditEvent('territory:importOutlines', {
    places: z.int(),
    before: z.int(),
    source: z.string(),
    licence: z.string(),
    sha256: z.string(),
  }),
  auditEvent('territory:removeOutlines', { places: z.int() }),
  auditEvent('source:record', {}),
])

declare module './audit.ts' {
  interface AuditEventRegistry {
    readonly territory: z.infer<typeof territoryAuditEvents>
  }
}
