/** The first day, YYYY-MM-DD, of a month, YYYY-MM. */
export function firstDay(month: string): string {
  return `${month}-01`
}
