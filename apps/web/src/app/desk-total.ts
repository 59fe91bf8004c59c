/** How many records a list of the desk has, of all types together. */
export function totalOf({ counts }: { readonly counts: readonly { readonly count: number }[] }): number {
  return counts.reduce((sum, { count }) => sum + count, 0)
}
