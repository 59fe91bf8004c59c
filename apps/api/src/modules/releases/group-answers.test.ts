import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupAnswers } from './group-answers.ts'
import type { AnswerGroup, ReceivedAnswers, ReleasedAnswers, UnitPlace } from './group-answers.ts'
import { answeredOf, counterLength, measures } from './measures.ts'

const country = { level: 'country', code: 'TJ' } as const
const unit = (code: string, area: string, region: string): UnitPlace => ({
  id: `id of ${code}`,
  code,
  areas: [{ level: 'area', code: area }, { level: 'region', code: region }, country],
})
const units = [
  unit('SU-01-1', 'TJ-SU-01', 'TJ-SU'),
  unit('SU-01-2', 'TJ-SU-01', 'TJ-SU'),
  unit('SU-02-1', 'TJ-SU-02', 'TJ-SU'),
  unit('KT-01-1', 'TJ-KT-01', 'TJ-KT'),
  // Directly in a region.
  { id: 'id of KT-00-1', code: 'KT-00-1', areas: [{ level: 'region', code: 'TJ-KT' }, country] },
] as const satisfies readonly UnitPlace[]
const a8 = measures[7] as (typeof measures)[number]

/** Answers to A8 with the point 4, by web. */
const answers = (code: string, month: string, n: number, kind = 'documentDesk'): ReceivedAnswers => ({
  unitId: `id of ${code}`,
  kind,
  month,
  counters: Array.from({ length: counterLength }, (_, slot) => (slot === 45 || slot === 64 ? n : 0)),
  demonstration: false,
})
const group = (received: ReceivedAnswers[], through: string, released: ReleasedAnswers[] = [], openFrom = '') =>
  groupAnswers({ units, received, released, through, openFrom })
const seen = (groups: readonly AnswerGroup[]) =>
  groups.map(({ unitId, month, level, areaCode, counters }) => [
    ...[unitId.slice(6), month, level === 'unit' ? 'unit' : areaCode, answeredOf(a8, counters)],
  ])

describe('groups of answers', () => {
  it('go out as soon as ten wait, and what is left over waits', () => {
    const received = [12, 15, 19, 25, 27, 36]
    const published: number[] = []
    let released: ReleasedAnswers[] = []
    let total = 0
    for (const n of received) {
      for (const { kind, unitId, counters } of group([answers('SU-01-1', '2026-11', n)], '2026-11', released)) {
        released = [...released, { unitId, kind, counters }]
        total += answeredOf(a8, counters)
      }
      published.push(total)
    }
    // statistics.md, section 4: start 12, arrivals +3 +4 +6 +2 +9.
    expect(published).toEqual([12, 12, 12, 25, 25, 36])
  })

  it('count for the month of their latest answers', () => {
    const received = [
      answers('SU-01-1', '2026-09', 14),
      answers('SU-01-1', '2026-10', 4),
      answers('SU-01-1', '2026-11', 6),
    ]
    expect(seen(group(received, '2026-11'))).toEqual([
      ['SU-01-1', '2026-09', 'unit', 14],
      ['SU-01-1', '2026-11', 'unit', 10],
    ])
    // A quarter that has been closed gets nothing more.
    expect(seen(group([answers('SU-01-1', '2026-09', 14)], '2026-11', [], '2026-10'))).toEqual([
      ['SU-01-1', '2026-10', 'unit', 14],
    ])
    // What lies after the last month is not counted yet.
    expect(seen(group([answers('SU-01-1', '2026-12', 14)], '2026-11'))).toEqual([])
  })

  it('hold all kinds of contact together, and the channels with them', () => {
    const groups = group(
      [answers('SU-01-1', '2026-11', 4, 'trafficStop'), answers('SU-01-1', '2026-11', 7, 'summons')],
      '2026-11',
    )
    expect(groups.map(({ kind, counters }) => [kind, counters[45], counters[64]])).toEqual([
      ['summons', 7, 7],
      ['trafficStop', 4, 4],
    ])
  })

  it('are put together in the district, the region or the country after half a year', () => {
    const received = [
      answers('SU-01-1', '2026-04', 6),
      answers('SU-01-2', '2026-05', 5),
      answers('SU-02-1', '2026-05', 4),
      answers('KT-01-1', '2026-05', 3),
      answers('KT-00-1', '2026-05', 9),
    ]
    expect(seen(group(received, '2026-09'))).toEqual([])
    expect(seen(group(received, '2026-11'))).toEqual([
      ['SU-01-1', '2026-11', 'TJ-SU-01', 6],
      ['SU-01-2', '2026-11', 'TJ-SU-01', 5],
      ['KT-00-1', '2026-11', 'TJ-KT', 9],
      ['KT-01-1', '2026-11', 'TJ-KT', 3],
    ])
  })

  it('are whole, though answers for an earlier month should come late', () => {
    const november = [answers('SU-01-1', '2026-11', 12, 'summons')]
    const released = group(november, '2026-11')
    // Twenty-five of October come after November was published: nothing of summons is taken back.
    const late = [...november, answers('SU-01-1', '2026-10', 25, 'trafficStop')]
    expect(seen(group(late, '2026-11', released))).toEqual([['SU-01-1', '2026-11', 'unit', 25]])
    for (const { counters } of group(late, '2026-11', released)) expect(counters.every((n) => n >= 0)).toBe(true)
  })

  it('do not depend on the order of what they are given', () => {
    const received = [
      answers('SU-01-1', '2026-10', 14),
      answers('KT-01-1', '2026-11', 12),
      answers('SU-02-1', '2026-01', 40),
    ]
    const backwards = groupAnswers({
      ...{ units: units.toReversed(), received: received.toReversed() },
      ...{ released: [], through: '2026-11', openFrom: '' },
    })
    expect(backwards).toEqual(group(received, '2026-11'))
  })

  it('are never fewer than ten, lose nothing, and count nothing twice, release after release', () => {
    const arrival = fc.record({
      unit: fc.constantFrom(...units.map(({ id }) => id)),
      kind: fc.constantFrom('documentDesk', 'trafficStop'),
      // A statement, or "does not apply".
      answers: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 8, maxLength: 8 }),
    })
    const week = fc.array(arrival, { maxLength: 60 })
    fc.assert(
      fc.property(fc.array(week, { minLength: 1, maxLength: 20 }), (weeks) => {
        const received = new Map<string, ReceivedAnswers>()
        const released: (AnswerGroup & { release: number })[] = []
        for (const [at, arrivals] of weeks.entries()) {
          const month = `2026-${String(Math.floor(at / 2) + 1).padStart(2, '0')}`
          for (const { unit: unitId, kind, answers: given } of arrivals) {
            const key = `${unitId} ${kind} ${month}`
            const counters = [...(received.get(key)?.counters ?? new Array<number>(counterLength).fill(0))]
            for (const [statement, point] of given.entries()) {
              const slot = statement * 6 + (point === 0 ? 5 : point - 1)
              counters[slot] = (counters[slot] ?? 0) + 1
            }
            received.set(key, { unitId, kind, month, counters, demonstration: false })
          }
          const now = groupAnswers({ units, received: [...received.values()], released, through: month, openFrom: '' })
          // What moves moves by ten or more, for each place, month and statement.
          for (const [, together] of Map.groupBy(now, ({ level, unitId, areaCode, month: counted }) =>
            [level, level === 'unit' ? unitId : areaCode, counted].join(' '),
          ))
            for (const measure of measures) {
              const moved = together.reduce((sum, { counters }) => sum + answeredOf(measure, counters), 0)
              expect(moved === 0 || moved >= 10).toBe(true)
            }
          released.push(...now.map((each) => ({ ...each, release: at })))
        }
        for (const { id } of units)
          for (const measure of measures) {
            const sum = (of: readonly { unitId: string; counters: readonly number[] }[]) =>
              of
                .filter(({ unitId }) => unitId === id)
                .reduce((all, { counters }) => all + answeredOf(measure, counters), 0)
            const waiting = sum([...received.values()]) - sum(released)
            expect(waiting).toBeGreaterThanOrEqual(0)
            expect(waiting).toBeLessThan(10)
            for (const slot of measure.slots)
              expect(released.every(({ counters }) => (counters[slot] ?? 0) >= 0)).toBe(true)
          }
      }),
      { numRuns: 60 },
    )
  })
})
