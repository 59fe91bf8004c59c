import type { CouncilOffice } from '@hamkori/schema/councils.constants'
import type { Language } from '@hamkori/schema/languages'
import { emptyText, trilingualInput } from '../../platform/forms/trilingual.ts'
import type { TrilingualFields } from '../../platform/forms/trilingual.ts'

/** A seat on a council as a form keeps it, without the council and the person. */
export interface SeatFieldsValue {
  office: CouncilOffice | ''
  seat: string
  nominatedBy: TrilingualFields
  termFrom: string
  termTo: string
}

/** A seat from this day on, nothing else chosen yet. */
export const emptySeat = (termFrom: string): SeatFieldsValue => ({
  office: '',
  seat: '',
  nominatedBy: emptyText(),
  termFrom,
  termTo: '',
})

/** The API's input; null while the office or the number is missing. */
export function seatInput({ office, seat, nominatedBy, termFrom, termTo }: SeatFieldsValue, original: Language) {
  if (office === '' || !/^\d{1,4}$/u.test(seat.trim())) return null
  const named = Object.values(nominatedBy).some((text) => text.trim() !== '')
  return {
    office,
    seat: Number(seat),
    nominatedBy: named ? trilingualInput(original, nominatedBy) : null,
    termFrom,
    termTo: termTo || null,
  }
}

/** What is missing before the API can be asked, in its own codes, below `path`. */
export function seatGaps({ office, seat }: SeatFieldsValue, path: readonly string[] = []) {
  const number = seat.trim()
  return [
    ...(office === '' ? [{ path: [...path, 'office'], code: 'required' }] : []),
    ...(number === '' ? [{ path: [...path, 'seat'], code: 'required' }] : []),
    ...(number !== '' && !/^\d{1,4}$/u.test(number) ? [{ path: [...path, 'seat'], code: 'not_whole' }] : []),
  ]
}
