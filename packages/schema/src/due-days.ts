/**
 * How far ahead a day may lie by which somebody promises something, in years. Long enough for a building, short enough for a wrong
 * century (2062 for 2026) to be refused at its field.
 */
export const dueYearsAhead = 5

/** True for a promised day, YYYY-MM-DD, that lies more than {@link dueYearsAhead} years after `day`. */
export function isTooFarAhead(dueOn: string, day: string): boolean {
  return dueOn > `${Number(day.slice(0, 4)) + dueYearsAhead}${day.slice(4)}`
}
