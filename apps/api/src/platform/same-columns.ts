/** True when a stored row already says all that is wanted of it; columns that are not named do not count. */
export function sameColumns<Columns extends object>(
  wanted: Columns,
  held: { readonly [Column in keyof Columns]: unknown },
): boolean {
  return Object.entries(wanted).every(
    ([column, value]) => JSON.stringify(held[column as keyof Columns]) === JSON.stringify(value),
  )
}
