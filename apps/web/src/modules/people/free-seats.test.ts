import { expect, it } from 'vitest'
import { freeSeats, takenSeats } from './free-seats.ts'

const held = (seat: number, termFrom: string, termTo: string | null) => ({
  seat,
  office: 'member' as const,
  termFrom,
  termTo,
  person: null,
})
const council = {
  seatCount: 5,
  memberships: [held(1, '2020-01-01', null), held(2, '2020-01-01', '2026-06-30'), held(4, '2027-01-01', null)],
  seatOffers: [{ ...held(3, '2026-01-01', null), person: { label: 'Даъватшуда' }, offeredAt: '2026-05-05T10:00:00Z' }],
}

it('offers the seats that nobody has in that time, and that wait for nobody', () => {
  expect(freeSeats(council, { termFrom: '2026-07-01', termTo: null })).toEqual([2, 5])
  expect(freeSeats(council, { termFrom: '2026-07-01', termTo: '2026-12-31' })).toEqual([2, 4, 5])
  expect(freeSeats(council, { termFrom: '2026-06-30', termTo: '2026-12-31' })).toEqual([4, 5])
  expect(freeSeats({ ...council, seatOffers: null }, { termFrom: '2026-07-01', termTo: null })).toEqual([2, 3, 5])
})

it('says who has the others since when', () => {
  expect(takenSeats(council, { termFrom: '2026-07-01', termTo: '2026-12-31' })).toEqual([
    { seat: 1, office: 'member', label: null, since: '2020-01-01', waits: false },
    { seat: 3, office: 'member', label: 'Даъватшуда', since: '2026-05-05T10:00:00Z', waits: true },
  ])
})
