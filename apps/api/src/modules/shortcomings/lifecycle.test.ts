import { shortcomingTransitions } from '@hamkori/schema/shortcomings.constants'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { db } from '../../platform/db.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../platform/errors.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Actor } from '../../platform/viewer.ts'
import { setUpRecordFixture, traceOf } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { acknowledgeShortcoming, answerShortcoming, sendShortcoming } from './index.ts'
import { confirmation, registered } from './testing/findings.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const seen = new Set<string>()
const people = [
  'secretary',
  'chair',
  'member',
  'otherSecretary',
  'officer',
  'siblingOfficer',
  'superiorOfficer',
  'administrator',
  'nobody',
  'anonymous',
] as const
const move = fc.record({
  verb: fc.constantFrom('send', 'acknowledge', 'answer', 'refer'),
  // Those who may do something come more often, so that records get far.
  actor: fc.constantFrom(
    ...people,
    'secretary' as const,
    ...Array.from({ length: 6 }, () => 'officer' as const),
    ...Array.from({ length: 4 }, () => 'superiorOfficer' as const),
  ),
  // How far the version that the answer names lies from the latest one.
  off: fc.constantFrom(0, 0, 0, 1, -1),
})
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never

async function attempt(id: string, { verb, actor: name, off }: Move, latest: number): Promise<unknown> {
  const actor: Actor = name === 'anonymous' ? anonymous : stage[name]
  if (verb === 'send') return sendShortcoming(actor, { shortcomingId: id })
  if (verb === 'acknowledge') return acknowledgeShortcoming(actor, { shortcomingId: id })
  const version = latest + off
  const supersedesVersion = version >= 1 ? version : undefined
  const refers = verb === 'refer' ? { outcome: 'referred' as const, referredToId: stage.siblingDepartmentId } : {}
  return answerShortcoming(actor, confirmation(id, { supersedesVersion, ...refers }))
}

it(
  'walks only along the table, whoever tries whatever in whatever order, and every step leaves its rows',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 12, maxLength: 30, size: 'max' }), async (moves) => {
        const { id } = await registered(stage, '2026-03-05')
        let steps = 1
        for (const one of moves) {
          const before = await db.shortcoming.findUniqueOrThrow({ where: { id } })
          const failure = await attempt(id, one, before.responseCount).then(
            () => null,
            (error: unknown) => error,
          )
          const after = await db.shortcoming.findUniqueOrThrow({ where: { id } })
          if (failure !== null) {
            // A refusal is one of the three (a referral to oneself is refused at its field) and changes nothing.
            const expected = [ConflictError, ForbiddenError, NotFoundError].some((kind) => failure instanceof kind)
            expect(expected || (one.verb === 'refer' && (failure as Error).name === 'InvalidInputError')).toBe(true)
            expect(after).toEqual(before)
            continue
          }
          steps += 1
          seen.add(`${before.state} ${one.verb} ${after.state}`)
          const verbs = one.verb === 'refer' ? ['answer', 'supersedeAnswer'] : [one.verb, 'supersedeAnswer']
          const allowed = shortcomingTransitions.filter(
            (step) => step.from === before.state && step.to === after.state && verbs.includes(step.verb),
          )
          expect([before.state, one.verb, after.state, allowed.length]).toEqual([
            before.state,
            one.verb,
            after.state,
            1,
          ])
          expect(['member', 'otherSecretary', 'administrator', 'nobody', 'anonymous']).not.toContain(one.actor)
        }
        const trace = await traceOf(id)
        expect([trace.transitions.length, trace.audit.length]).toEqual([steps, steps])
        const record = await db.shortcoming.findUniqueOrThrow({
          where: { id },
          include: { responses: { orderBy: { version: 'asc' } } },
        })
        expect(record.responses.map(({ version }) => version)).toEqual(
          Array.from({ length: record.responseCount }, (_, index) => index + 1),
        )
        expect(record.publishedAt === null).toBe(record.state === 'registered')
        expect(record.responsibleDepartmentId).toBe(
          record.responses.at(-1)?.referredToId ?? record.responses.at(-1)?.departmentId ?? record.departmentId,
        )
      }),
      { numRuns: 10, seed: 20260305 },
    )
    // The walk is the same every time, and it goes everywhere that these verbs lead.
    expect([...seen].sort()).toEqual([
      'acknowledged answer answered',
      'acknowledged refer answered',
      'answered acknowledge acknowledged',
      'answered answer answered',
      'answered refer answered',
      'registered send sent',
      'sent acknowledge acknowledged',
    ])
    const { _sum } = await db.shortcomingTally.aggregate({ _sum: { published: true } })
    expect(_sum.published).toBe(await db.shortcoming.count({ where: { publishedAt: { not: null } } }))
  },
)
