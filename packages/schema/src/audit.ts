import { z } from 'zod'

/**
 * The audit events of every module, by the module's name. Each `<module>.audit.ts` adds its own entry by declaration merging,
 * so that nothing here lists modules: `AuditEvent` is the union of whatever the program contains.
 */
export interface AuditEventRegistry {
  readonly platform: z.infer<typeof platformAuditEvents>
}

/** One event of the audit log: what was done, as `noun:verb`, and what is worth knowing about it, in codes and values. */
export type AuditEvent = AuditEventRegistry[keyof AuditEventRegistry]

/**
 * Declares one audit event. `payload` holds codes and values that a reader's language turns into words, never a sentence;
 * the only free text is the reason that staff give for an action.
 */
export function auditEvent<const Action extends `${string}:${string}`, Payload extends z.ZodRawShape>(
  action: Action,
  payload: Payload,
) {
  return z.strictObject({ action: z.literal(action), payload: z.strictObject(payload) })
}

/** The events of the platform itself. */
export const platformAuditEvents = z.discriminatedUnion('action', [
  /** `day` is the day (YYYY-MM-DD) from which the demonstration content counts its dates. */
  auditEvent('installation:markDemonstration', { day: z.iso.date() }),
])

/** Payload of an entry for a mutation that was refused: its name in the API. The entry's action is the missing permission. */
export const refusalPayload = z.strictObject({ mutation: z.string() })

/** Payload of an entry from before payloads existed whose note could not be read: the note as it was. */
export const textPayload = z.strictObject({ text: z.string() })

/** Whatever an entry's payload can be. */
export type AuditPayload = AuditEvent['payload'] | z.infer<typeof refusalPayload> | z.infer<typeof textPayload>
