/** Rows in the order of the ids that asked for them; null where there is no such row. */
export function inOrder<Row>(ids: readonly string[], rows: ReadonlyMap<string, Row>): (Row | null)[] {
  return ids.map((id) => rows.get(id) ?? null)
}
