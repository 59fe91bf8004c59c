import { languages } from '@hamkori/schema/languages'
import { sql } from 'kysely'
import packageFile from '../../package.json' with { type: 'json' }
import { recordAudit } from './audit.ts'
import { builder } from './builder.ts'
import { db, run } from './db.ts'
import type { Tx } from './db.ts'
import { ForbiddenError } from './errors.ts'
import { kysely, query } from './query.ts'
import { Language } from './text-types.ts'
import type { Actor } from './viewer.ts'

const demonstrationKey = 'demonstration_from'
const freshMilliseconds = 2_000
const readDemonstration = query(() =>
  kysely.selectFrom('installation_fact').select('value').where('key', '=', sql.lit(demonstrationKey)),
)
let held: { readonly day: string | null; readonly readAt: number } | null = null

/** The day from which the demonstration content counts its dates, or null where none was loaded. Read at most every 2 seconds. */
export async function demonstrationDay(): Promise<string | null> {
  if (held === null || performance.now() - held.readAt >= freshMilliseconds) {
    held = { day: (await run(readDemonstration, {}))[0]?.value ?? null, readAt: performance.now() }
  }
  return held.day
}

/**
 * Notes what is true of the whole installation from now on, in the transaction that makes it so. A fact that stands is changed by the
 * owner of the tables alone.
 */
export async function noteInstallationFact(tx: Tx, key: string, value: string): Promise<void> {
  const { count } = await tx.installationFact.createMany({ data: { key, value }, skipDuplicates: true })
  if (count === 0) await tx.installationFact.update({ where: { key }, data: { value } })
}

/**
 * Notes that this installation holds demonstration content, counted from `day` (YYYY-MM-DD). The system only; leaves one
 * audit entry the first time. Returns the day that stands: a second load keeps the first one's dates.
 */
export async function markDemonstration(actor: Actor, day: string): Promise<string> {
  if (actor.kind !== 'system') throw new ForbiddenError('installation:markDemonstration')
  const before = await demonstrationDay()
  if (before !== null) return before
  await db.$transaction(async (tx) => {
    await tx.installationFact.create({ data: { key: demonstrationKey, value: day } })
    await recordAudit(tx, actor, {
      action: 'installation:markDemonstration',
      payload: { day },
      subjectType: 'Installation',
      subjectId: demonstrationKey,
    })
  })
  held = null
  return day
}

const Installation = builder.objectRef<{ demonstration: boolean }>('Installation').implement({
  description: 'What this installation is.',
  fields: (t) => ({
    demonstration: t.exposeBoolean('demonstration', {
      description: 'It holds demonstration content: invented meetings, findings and ratings, each marked.',
    }),
    languages: t.field({
      type: [Language],
      description: 'The languages it speaks, the default first.',
      resolve: () => [...languages],
    }),
    version: t.string({ description: 'The version of the program.', resolve: () => packageFile.version }),
  }),
})

builder.queryField('installation', (t) =>
  t.field({
    type: Installation,
    description: 'What this installation is.',
    authScopes: { public: true },
    resolve: async () => ({ demonstration: (await demonstrationDay()) !== null }),
  }),
)
