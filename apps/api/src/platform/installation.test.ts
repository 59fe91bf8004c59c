import { describe, expect, it } from 'vitest'
import { db } from './db.ts'
import { ForbiddenError } from './errors.ts'
import { demonstrationDay, markDemonstration } from './installation.ts'
import { anonymous } from './viewer.ts'
import { signedInAsPost } from '../testing/people.ts'

describe('the note that an installation holds demonstration content', () => {
  it('is made by the system only', async () => {
    for (const actor of [anonymous, await signedInAsPost('administrator')]) {
      await expect(markDemonstration(actor, '2026-01-01')).rejects.toThrow(ForbiddenError)
    }
    expect(await demonstrationDay()).toBeNull()
    expect(await db.installationFact.count()).toBe(0)
  })

  it('keeps the first day, with one audit entry', async () => {
    const system = { kind: 'system', name: 'seed' } as const
    expect(await markDemonstration(system, '2026-01-01')).toBe('2026-01-01')
    expect(await markDemonstration(system, '2026-05-05')).toBe('2026-01-01')
    expect(await demonstrationDay()).toBe('2026-01-01')
    expect(await db.auditEntry.count({ where: { action: 'installation:markDemonstration' } })).toBe(1)
  })
})
