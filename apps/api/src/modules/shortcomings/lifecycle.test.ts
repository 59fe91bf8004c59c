import { addDays } from '@hamkori/schema/dates'
import { shortcomingFollowUps, shortcomingTransitions, shortcomingVerbs } from '@hamkori/schema/shortcomings.constants'
import type { ShortcomingFollowUp } from '@hamkori/schema/shortcomings.constants'
import { stepsFrom } from '@hamkori/schema/transitions'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { atMoment } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../../platform/errors.ts'
import { anonymous } from '../../platform/viewer.ts'
import type { Actor } from '../../platform/viewer.ts'
import { setUpRecordFixture, traceOf } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { acknowledgeShortcoming, answerShortcoming, followUpShortcoming, sendShortcoming } from './index.ts'
import { confirmation, noonOf, registered, sent } from './testing/findings.ts'

let stage: RecordFixture
let receiver: string
beforeAll(async () => {
  stage = await setUpRecordFixture()
  receiver = (await sent(stage, '2026-03-05')).reference
})

type Verb = 'send' | 'acknowledge' | 'answer' | 'supersedeAnswer' | ShortcomingFollowUp
const verbs: readonly Verb[] = shortcomingVerbs.filter(
  (verb) => !['raise', 'register', 'amend', 'attach', 'discard', 'moveDueDates', 'removeFile'].includes(verb),
) as Verb[]
const council = ['secretary', 'chair'] as const
const departments = ['officer', 'superiorOfficer'] as const
const mayNothing = ['member', 'otherSecretary', 'administrator', 'coordinator', 'nobody', 'anonymous'] as const
const outcomes = ['confirmed', 'partly', 'disputed', 'disputed', 'referred'] as const

const move = fc.record({
  // Three of four go where the table lets them, so that records get far; the others try whatever.
  isWild: fc.constantFrom(true, false, false, false),
  pick: fc.nat(100),
  verb: fc.constantFrom(...verbs),
  actor: fc.constantFrom(...council, ...departments, 'siblingOfficer' as const, 'otherOfficer' as const, ...mayNothing),
  outcome: fc.constantFrom(...outcomes),
  // How far the version that is named lies from the one that stands.
  off: fc.constantFrom(0, 0, 0, 0, 1, -1),
  days: fc.constantFrom(1, 4, 20),
})
type Move = typeof move extends fc.Arbitrary<infer T> ? T : never

const seen = new Set<string>()
/** Ends a walk: they are tried last, or records would seldom get far. */
const isEnd = (verb: string) => verb === 'withdraw' || verb === 'merge'

/** What a move does to a record: its verb, and in whose name. */
function chosen({ isWild, pick, verb, actor }: Move, state: string, outcome: string | null) {
  const lawful = stepsFrom(shortcomingTransitions, state as never, outcome)
    .map((step) => step.verb)
    .filter((each): each is Verb => (verbs as readonly string[]).includes(each))
  const onward = pick < 96 ? lawful.filter((each) => !isEnd(each)) : lawful
  const next = onward[pick % Math.max(1, onward.length)]
  if (isWild || next === undefined) return { verb, name: actor }
  const names = ['acknowledge', 'answer', 'supersedeAnswer', 'planRemedy', 'reportFixed'].includes(next)
    ? departments
    : council
  return { verb: next, name: names[pick % 2] ?? names[0] }
}

function attempt(
  id: string,
  verb: Verb,
  actor: Actor,
  { outcome, off }: Move,
  { day, version, latest }: { day: string; version: number; latest: number },
): Promise<unknown> {
  if (verb === 'send') return sendShortcoming(actor, { shortcomingId: id })
  if (verb === 'acknowledge') return acknowledgeShortcoming(actor, { shortcomingId: id })
  if (verb === 'answer' || verb === 'supersedeAnswer') {
    const supersedesVersion = latest + off >= 1 ? latest + off : undefined
    const confirms = outcome === 'confirmed' || outcome === 'partly'
    const parts = {
      supersedesVersion,
      outcome,
      remedyDueOn: confirms ? addDays(day, 30) : undefined,
      evidence: outcome === 'disputed' ? 'Дафтар.' : undefined,
      referredToId: outcome === 'referred' ? stage.siblingDepartmentId : undefined,
    }
    return answerShortcoming(actor, confirmation(id, parts)).catch((error: unknown) => {
      // What was promised before is not dropped without a reason.
      if (!isInvalid(error, 'needs_omission_reason')) throw error
      return answerShortcoming(actor, confirmation(id, { ...parts, omissionReason: 'Маблағ нест.' }))
    })
  }
  return followUpShortcoming(actor, {
    idempotencyKey: crypto.randomUUID(),
    caseId: id,
    version: Math.max(1, version + off),
    verb,
    language: 'tg',
    text: 'Санҷида шуд.',
    evidence: verb === 'reportFixed' ? 'Санад.' : undefined,
    dueOn: verb === 'planRemedy' ? addDays(day, 20) : undefined,
    mergedInto: verb === 'merge' ? receiver : undefined,
  })
}

function isInvalid(error: unknown, code?: string): boolean {
  if (!(error instanceof Error) || error.name !== 'InvalidInputError') return false
  return code === undefined || (error as unknown as { issues: { code: string }[] }).issues[0]?.code === code
}

/** What must hold of a record whatever was done to it. */
async function checkRecord(id: string, steps: number): Promise<void> {
  const { transitions, audit } = await traceOf(id)
  expect([transitions.length, audit.length]).toEqual([steps, steps])
  // Each step begins where the one before has led.
  const ends = transitions.map((step) => /^(\S+) (\S+) (\S+)/.exec(step)?.slice(1) ?? [])
  ends.slice(1).forEach(([from], at) => expect(from).toBe(ends[at]?.[2]))
  const said = await db.followUp.findMany({ where: { recordId: id }, orderBy: { number: 'asc' } })
  expect(said.map(({ number }) => number)).toEqual(Array.from(said, (_one, at) => at + 1))
  expect(said.map(({ verb }) => verb)).toEqual(
    ends.map(([, verb]) => verb ?? '').filter((verb) => verb in shortcomingFollowUps),
  )
  expect(await db.earlierClock.count({ where: { recordId: id } })).toBe(
    ends.filter(([from, verb]) => verb === 'escalate' || (verb === 'send' && from === 'reopened')).length,
  )
  const record = await db.shortcoming.findUniqueOrThrow({
    where: { id },
    include: { responses: { orderBy: { version: 'asc' } } },
  })
  expect(record.state).toBe(ends.at(-1)?.[2])
  expect(record.version).toBe(steps)
  expect(record.responses.map(({ version }) => version)).toEqual(Array.from(record.responses, (_one, at) => at + 1))
  expect(record.responseCount).toBe(record.responses.length)
  expect(record.publishedAt === null).toBe(record.state === 'registered')
  expect(record.endedOn !== null).toBe(['closed', 'withdrawn', 'merged'].includes(record.state))
  if (record.verifiedOn !== null) expect(record.reportedOn).not.toBeNull()
}

it(
  'walks only along the table, whoever tries whatever in whatever order, and every step leaves its rows',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 50, maxLength: 50 }), async (moves) => {
        let day = '2026-03-05'
        const { id } = await registered(stage, day)
        let steps = 1
        for (const one of moves) {
          const before = await db.shortcoming.findUniqueOrThrow({
            where: { id },
            include: { responses: { orderBy: { version: 'desc' }, take: 1 } },
          })
          const outcome = before.responses[0]?.outcome ?? null
          const { verb, name } = chosen(one, before.state, outcome)
          const actor: Actor = name === 'anonymous' ? anonymous : stage[name]
          day = addDays(day, one.days)
          const facts = { day, version: before.version, latest: before.responseCount }
          const failure = await atMoment(noonOf(day), () => attempt(id, verb, actor, one, facts)).then(
            () => null,
            (error: unknown) => error,
          )
          const { state, version } = await db.shortcoming.findUniqueOrThrow({ where: { id } })
          if (failure !== null) {
            // A refusal is one of these (a department refers nothing to itself) and changes nothing.
            const isExpected = [ConflictError, ForbiddenError, NotFoundError].some((kind) => failure instanceof kind)
            if (!isExpected && !isInvalid(failure)) throw failure
            expect(version).toBe(before.version)
            continue
          }
          steps += 1
          seen.add(`${before.state} ${verb} ${state}`)
          const names = verb === 'answer' || verb === 'supersedeAnswer' ? ['answer', 'supersedeAnswer'] : [verb]
          const allowed = stepsFrom(shortcomingTransitions, before.state, outcome).filter(
            (step) => step.to === state && names.includes(step.verb),
          )
          expect([before.state, verb, state, allowed.length]).toEqual([before.state, verb, state, 1])
          expect(mayNothing).not.toContain(name)
        }
        await checkRecord(id, steps)
      }),
      { numRuns: 24, seed: 20260305, endOnFailure: true },
    )
    // The walk is the same every time, and it goes everywhere that the table leads.
    const everywhere = shortcomingTransitions
      .filter(({ from, verb }) => from !== null && (verbs as readonly string[]).includes(verb) && !isEnd(verb))
      .map(({ from, verb, to }) => `${from ?? ''} ${verb} ${to}`)
    const missed = everywhere.filter((step) => !seen.has(step))
    expect(missed).toEqual([])
    const { _sum } = await db.shortcomingTally.aggregate({ _sum: { published: true } })
    expect(_sum.published).toBe(await db.shortcoming.count({ where: { publishedAt: { not: null } } }))
  },
)
