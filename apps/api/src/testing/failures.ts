/** What a refused act threw; null where it was not refused. */
export function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (failure: unknown) => failure,
  )
}
