/** The outcome of `work`; rejects with a TimeoutError where it takes longer than `milliseconds`. The work itself goes on. */
export function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new DOMException('It took too long.', 'TimeoutError')), milliseconds)
    work.finally(() => clearTimeout(late)).then(resolve, reject)
  })
}
