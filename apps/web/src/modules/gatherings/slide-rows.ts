/** So many rows fit on a wall in type that the last row of the hall can read; the papers have the others. */
const mostRows = 5

/** The first rows of a section, and how many others there are in all. */
export function rowsOnSlide<Row>({ rows, total }: { readonly rows: readonly Row[]; readonly total: number }) {
  const shown = rows.slice(0, mostRows)
  return { shown, others: total - shown.length }
}
