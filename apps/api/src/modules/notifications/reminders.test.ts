import { addDays } from '@hamkori/schema/dates'
import { reminderDays, superiorReminderDay } from '@hamkori/schema/notifications.constants'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import '../../schema.ts'
import { atMoment, dayOf } from '../../platform/clock.ts'
import { db } from '../../platform/db.ts'
import { sentMail } from '../../testing/mailbox.ts'
import { ownerDb, ownerPool } from '../../testing/owner.ts'
import { setUpRecordFixture } from '../../testing/record-fixture.ts'
import type { RecordFixture } from '../../testing/record-fixture.ts'
import { acknowledgeShortcoming, answerShortcoming } from '../shortcomings/index.ts'
import { confirmation, sent } from '../shortcomings/testing/findings.ts'
import { sendDigests } from './actions/send-digests.ts'

// A year of a department, with an injected clock: cases come, are acknowledged and answered or not; the server is down for days, a run
// breaks in the middle, two run at once, one runs at night. Nobody misses a reminder, gets one twice, or gets one after the answer.

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
  await sentMail()
  // Nobody else is told anything: each person makes each of some hundred runs longer.
  const { officer, superiorOfficer } = stage
  await ownerDb.person.updateMany({
    where: { id: { notIn: [officer.personId, superiorOfficer.personId] } },
    data: { suspendedAt: new Date(), suspendedFor: 'Санҷиш' },
  })
  // What breaks a run in the middle: the notices of these people cannot be written.
  await ownerPool.query(`
    CREATE TABLE broken (person_id uuid PRIMARY KEY);
    GRANT SELECT ON broken TO hamkori_app;
    CREATE FUNCTION break_run() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.kind = 'reminder' AND EXISTS (SELECT FROM broken b WHERE b.person_id = NEW.person_id) THEN RAISE EXCEPTION 'broken'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER break_run BEFORE INSERT ON sent_notice FOR EACH ROW EXECUTE FUNCTION break_run()`)
})

const noonHour = 7
/** A moment of a day in Dushanbe, by its hour there. */
const at = (day: string, hour: number) => new Date(Date.parse(`${day}T00:00:00Z`) + (hour - 5) * 3_600_000)

const year = fc.record({
  cases: fc.array(
    fc.record({
      sentOn: fc.nat(330),
      // Null: never in this year.
      acknowledgedAfter: fc.option(fc.nat(25)),
      answeredAfter: fc.option(fc.integer({ min: 1, max: 60 })),
    }),
    { minLength: 6, maxLength: 12 },
  ),
  // What happens on the days of the year, over and over: no run, one, one at night, two at once, one that breaks for one of the two.
  days: fc.array(
    fc.constantFrom(
      'one',
      'one',
      'one',
      'none',
      'none',
      'night',
      'twoAtOnce',
      'breaksForOfficer',
      'breaksForSuperior',
      'again',
    ),
    { minLength: 20, maxLength: 60 },
  ),
  // A week and more in which the server is down.
  downFrom: fc.nat(300),
  downDays: fc.integer({ min: 5, max: 40 }),
})

let firstDay = '2028-01-01'

it(
  'reminds of everything once, of nothing that was answered, whatever happens to the server',
  { timeout: 400_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(year, async ({ cases, days, downFrom, downDays }) => {
        const start = firstDay
        // Each year comes after the one before: what was left unanswered then has been told.
        firstDay = addDays(firstDay, 400)
        const known = new Map<string, { sentOn: string; acknowledgedOn: string | null; answeredOn: string | null }>()
        const runs: Record<'officer' | 'superior', string[]> = { officer: [], superior: [] }
        const acts = cases.map(({ sentOn, acknowledgedAfter, answeredAfter }) => ({
          sentOn,
          acknowledgedOn: acknowledgedAfter === null ? null : sentOn + acknowledgedAfter,
          answeredOn: answeredAfter === null ? null : sentOn + answeredAfter,
          id: '',
        }))
        for (let number = 0; number < 365; number += 1) {
          const day = addDays(start, number)
          for (const act of acts) {
            if (act.sentOn === number) {
              act.id = (await sent(stage, day)).id
              known.set(act.id, { sentOn: day, acknowledgedOn: null, answeredOn: null })
            }
            const facts = known.get(act.id)
            if (facts === undefined) continue
            const acknowledge = () => acknowledgeShortcoming(stage.officer, { shortcomingId: act.id })
            const answer = confirmation(act.id, { outcome: 'disputed', evidence: 'Дафтар.' })
            // An answer comes after the acknowledgement.
            const acknowledges = act.acknowledgedOn === number || act.answeredOn === number
            if (acknowledges && facts.acknowledgedOn === null) {
              await atMoment(at(day, noonHour), acknowledge)
              facts.acknowledgedOn = day
            }
            if (act.answeredOn === number) {
              await atMoment(at(day, noonHour), () => answerShortcoming(stage.officer, answer))
              facts.answeredOn = day
            }
          }
          const isDown = number >= downFrom && number < downFrom + downDays
          const event = isDown ? 'none' : days[number % days.length]
          const run = (hour: number) => atMoment(at(day, hour), sendDigests)
          if (event === 'none') continue
          if (event === 'night') {
            await run(22)
            await run(6)
            continue
          }
          if (event === 'breaksForOfficer' || event === 'breaksForSuperior') {
            const broken = event === 'breaksForOfficer' ? stage.officer : stage.superiorOfficer
            await ownerPool.query('INSERT INTO broken VALUES ($1)', [broken.personId])
            await run(9).catch(() => undefined)
            await ownerPool.query('DELETE FROM broken')
            runs[event === 'breaksForOfficer' ? 'superior' : 'officer'].push(day)
            continue
          }
          // A job that fails is tried again, as on a machine that is busy.
          const untilDone = () =>
            run(8)
              .catch(() => run(8))
              .catch(() => run(8))
          await (event === 'twoAtOnce' ? Promise.all([untilDone(), untilDone()]) : untilDone())
          if (event === 'again') await run(15)
          runs.officer.push(day)
          runs.superior.push(day)
        }
        await checkYear(start, known, runs)
      }),
      // A failing year is not made smaller: each attempt takes seconds.
      { numRuns: 2, endOnFailure: true },
    )
  },
)

interface Facts {
  readonly sentOn: string
  readonly acknowledgedOn: string | null
  readonly answeredOn: string | null
}

/** What must have been told, worked out in another way: day by day, from the runs that took place. */
async function checkYear(
  start: string,
  known: ReadonlyMap<string, Facts>,
  runs: Readonly<Record<'officer' | 'superior', readonly string[]>>,
): Promise<void> {
  const notices = await db.sentNotice.findMany({ where: { kind: 'reminder', recordId: { in: [...known.keys()] } } })
  const written = notices.map(({ personId, recordId, duty, dayOffset, covered, at: told }) =>
    [
      personId === stage.officer.personId ? 'officer' : 'superior',
      recordId,
      duty,
      dayOffset,
      dayOf(told),
      covered ? 'covered' : 'told',
    ].join(' '),
  )
  const expected: string[] = []
  for (const [id, { sentOn, acknowledgedOn, answeredOn }] of known) {
    const { acknowledgeDueOn, answerDueOn } = await db.shortcoming.findUniqueOrThrow({ where: { id } })
    if (acknowledgeDueOn === null || answerDueOn === null) throw new Error('the case has no clock')
    const duties = [
      { duty: 'acknowledge', dueOn: dayOf(acknowledgeDueOn), metOn: earliest(acknowledgedOn, answeredOn) },
      { duty: 'answer', dueOn: dayOf(answerDueOn), metOn: answeredOn },
    ]
    for (const { duty, dueOn, metOn } of duties)
      for (const who of ['officer', 'superior'] as const) {
        const offsets = who === 'officer' ? reminderDays : [superiorReminderDay]
        let waiting = offsets.filter((offset) => addDays(dueOn, offset) > sentOn)
        for (const day of runs[who]) {
          // Acts of a day come before its runs.
          if (day < sentOn || (metOn !== null && metOn <= day)) continue
          const come = waiting.filter((offset) => addDays(dueOn, offset) <= day)
          waiting = waiting.filter((offset) => !come.includes(offset))
          const latest = Math.max(...come)
          for (const offset of come)
            expected.push([who, id, duty, offset, day, offset === latest ? 'told' : 'covered'].join(' '))
        }
      }
  }
  expect(written.sort()).toEqual(expected.sort())

  // The messages say the same: one a day to each, and none on a day on which nothing was told.
  const messages = await sentMail()
  const digests = await db.sentNotice.findMany({ where: { kind: 'digest', at: { gte: at(start, 0) } } })
  expect(new Set(digests.map((digest) => `${digest.personId} ${dayOf(digest.at)}`)).size).toBe(digests.length)
  expect(messages.length).toBe(digests.length)
}

function earliest(...days: readonly (string | null)[]): string | null {
  return days.filter((day) => day !== null).sort()[0] ?? null
}
