/*
 * The time as the server tells it. The clock of a cheap phone may be years away; what a page says of dates must not depend on it.
 * Browser only: on the server every page carries its own moment.
 */
let known = 0
let since = 0

/** Takes over the server's time, as a page or the header `date` of an answer says it. */
export function setClock(time: Date | string | null): void {
  const told = time === null ? Number.NaN : new Date(time).getTime()
  if (Number.isNaN(told)) return
  known = told
  since = performance.now()
}

/** The time now, by the server's clock and the seconds since it was told. The device's own until the server has said something. */
export function serverTime(): Date {
  return known === 0 ? new Date() : new Date(known + performance.now() - since)
}
