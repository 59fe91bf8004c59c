/** Runs work named by a key one at a time. */
export type OneAtATime<Result> = (key: string, work: () => Promise<Result>) => Promise<Result>

interface Runs<Result> {
  readonly now: Promise<Result>
  next: Promise<Result> | null
}

/**
 * Makes work of one name run once for all who ask meanwhile: whoever asks while it runs shares the next run, which begins after
 * the call. What a run reads is therefore never older than the question that it answers, and of one name at most one run is under
 * way and one waits, however many ask.
 */
export function oneAtATime<Result>(): OneAtATime<Result> {
  const runs = new Map<string, Runs<Result>>()

  function begin(key: string, work: () => Promise<Result>): Promise<Result> {
    const run: Runs<Result> = { now: work(), next: null }
    const ended = () => {
      if (runs.get(key) === run) runs.delete(key)
    }
    runs.set(key, run)
    run.now.then(ended, ended)
    return run.now
  }

  return (key, work) => {
    const run = runs.get(key)
    if (run === undefined) return begin(key, work)
    const again = () => begin(key, work)
    run.next ??= run.now.then(again, again)
    return run.next
  }
}
