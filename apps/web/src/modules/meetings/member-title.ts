import type { CouncilOffice } from '@hamkori/schema/councils.constants'

/** The holder of a seat in one line: by name where whoever reads may know it, else by the number of the seat. */
export function memberTitle(
  t: (key: string, values?: Record<string, unknown>) => string,
  seat: { readonly name: string | null; readonly office: CouncilOffice; readonly seat: number },
): string {
  const office = t(`meetings.office.${seat.office}`)
  return `${seat.name ?? office}, ${seat.name === null ? t('meetings.seat', { number: seat.seat }) : office}`
}
