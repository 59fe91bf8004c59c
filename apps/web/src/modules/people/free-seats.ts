import type { CouncilOffice, Term } from '@hamkori/schema/councils.constants'

interface Held extends Term {
  readonly seat: number
  readonly office: CouncilOffice
  readonly person: { readonly label: string } | null
}

/** The seats of a council: how many there are, who holds them, and to whom one is offered. */
export interface SeatsOfCouncil {
  readonly seatCount: number
  readonly memberships: readonly Held[]
  readonly seatOffers: readonly (Held & { readonly offeredAt: string })[] | null
}

/** A seat that is not free: who has it since when, or to whom it was offered. */
export interface TakenSeat {
  readonly seat: number
  readonly office: CouncilOffice
  /** The person's label; null where the record names nobody. */
  readonly label: string | null
  /** The first day of the term, or when it was offered. */
  readonly since: string
  readonly waits: boolean
}

const meet = (one: Term, other: Term): boolean =>
  (other.termTo === null || one.termFrom <= other.termTo) && (one.termTo === null || other.termFrom <= one.termTo)

/** The seats that are taken in a term, by number; a seat that is offered is taken in any. */
export function takenSeats({ memberships, seatOffers }: SeatsOfCouncil, term: Term): TakenSeat[] {
  const held = memberships
    .filter((one) => meet(one, term))
    .map(({ seat, office, person, termFrom }) => ({
      seat,
      office,
      label: person?.label ?? null,
      since: termFrom,
      waits: false,
    }))
  const offered = (seatOffers ?? []).map(({ seat, office, person, offeredAt }) => ({
    seat,
    office,
    label: person?.label ?? null,
    since: offeredAt,
    waits: true,
  }))
  return [...held, ...offered].sort((one, other) => one.seat - other.seat)
}

/** The numbers of the seats that are free in a term. */
export function freeSeats(council: SeatsOfCouncil, term: Term): number[] {
  const taken = new Set(takenSeats(council, term).map(({ seat }) => seat))
  return Array.from({ length: council.seatCount }, (_, index) => index + 1).filter((seat) => !taken.has(seat))
}
