/** The name of the zone of Tajikistan. */
export const timeZone = 'Asia/Dushanbe'

/** The zone as calendars define it: five hours ahead of UTC, without summer time. Calendar programs want to be told (RFC 5545, 3.6.5). */
export const timeZoneDefinition = [
  'BEGIN:VTIMEZONE',
  `TZID:${timeZone}`,
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0500',
  'TZOFFSETTO:+0500',
  'TZNAME:+05',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

/**
 * A time (HH:MM) on the clocks of Dushanbe on a day (YYYY-MM-DD), and so many minutes later, as calendar libraries take it: by the fields
 * of a local date, which they write with the zone's name.
 */
export function clockTimeOn(day: string, time: string, minutesLater = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return new Date(year, month - 1, date, hour, minute + minutesLater)
}
