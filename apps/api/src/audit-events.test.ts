import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditEvents, modules } from './modules.ts'
import { recordAudit } from './platform/audit.ts'
import { db } from './platform/db.ts'
import { ownerDb } from './testing/owner.ts'

const schemaFolder = path.join(import.meta.dirname, '../../../packages/schema/src')
const declared = auditEvents.flatMap((schema) => schema.options.map(({ shape }) => String(shape['action'].value)))

/** Every source file of the API that runs in production. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
}

describe('audit events', () => {
  it('are declared once each, by the module whose manifest names them', () => {
    expect(declared.length).toBeGreaterThan(40)
    expect(declared.filter((action, index) => declared.indexOf(action) !== index)).toEqual([])
    expect(declared.filter((action) => !/^[a-z][A-Za-z]*:[a-z][A-Za-z]*$/u.test(action))).toEqual([])
    const files = readdirSync(schemaFolder).filter((name) => name.endsWith('.audit.ts'))
    const named = modules.filter((module) => module.auditEvents !== undefined).map(({ name }) => `${name}.audit.ts`)
    expect(files.toSorted()).toEqual(named.toSorted())
  })

  it('cover every action that the code writes', () => {
    const written = sources(path.join(import.meta.dirname))
      .filter((file) => !file.includes(`${path.sep}testing${path.sep}`))
      .flatMap((file) => {
        const text = readFileSync(file, 'utf8')
        return text.includes('recordAudit(')
          ? [...text.matchAll(/\baction: '([\w:]+)'/gu)].map(([, action]) => action)
          : []
      })
    expect(written.length).toBeGreaterThan(30)
    expect(written.filter((action) => !declared.includes(action ?? ''))).toEqual([])
  })

  it('compile only as they are declared, and are stored as they are given', async () => {
    const system = { kind: 'system', name: 'test' } as const
    const subject = { subjectType: 'Person', subjectId: 'audit-events' }
    await recordAudit(db, system, { action: 'session:end', payload: { others: 2 }, ...subject })
    // @ts-expect-error an action that no module declares
    const unknownAction: Parameters<typeof recordAudit>[2] = { action: 'moon:land', payload: {}, ...subject }
    const otherPayload: Parameters<typeof recordAudit>[2] = {
      action: 'post:assign',
      // @ts-expect-error a payload of another event
      payload: { reason: 'x' },
      ...subject,
    }
    const unknownCode: Parameters<typeof recordAudit>[2] = {
      action: 'post:assign',
      // @ts-expect-error a code that does not exist
      payload: { role: 'general' },
      ...subject,
    }
    for (const { action, payload } of [unknownAction, otherPayload, unknownCode])
      expect(auditEvents.some((schema) => schema.safeParse({ action, payload }).success)).toBe(false)
    expect(await ownerDb.auditEntry.findMany({ where: { subjectId: subject.subjectId } })).toMatchObject([
      { action: 'session:end', capacity: 'test', payload: { others: 2 }, refused: false },
    ])
  })
})
