import { setTimeout as sleep } from 'node:timers/promises'

/** Somebody who reads pages all the time, and notes each answer that is wrong. */
export interface Reader {
  /** How many pages were read, and how often the answer was "try again" or none. */
  readonly answers: { read: number; later: number }
  /** Answers that nobody may get while something is broken, such as `/tg: 404`: what could not be asked is 503. */
  readonly wrong: ReadonlyMap<string, number>
  close(): Promise<void>
}

const betweenMilliseconds = 100
/** The application says 503; a proxy whose application has ended meanwhile says 502 or 504. */
const laterStatuses = [502, 503, 504]

/** Reads the pages in turn until it is closed. Each of them exists. */
export function openReader(origin: string, paths: readonly string[]): Reader {
  const answers = { read: 0, later: 0 }
  const wrong = new Map<string, number>()
  let closing = false
  async function read(): Promise<void> {
    for (let turn = 0; !closing; turn++) {
      const path = paths[turn % paths.length] ?? '/'
      const status = await fetch(origin + path, { signal: AbortSignal.timeout(20_000) })
        .then(async (answer) => {
          await answer.text()
          return answer.status
        })
        .catch(() => 503)
      if (status === 200) answers.read++
      else if (laterStatuses.includes(status)) answers.later++
      else wrong.set(`${path}: ${status}`, (wrong.get(`${path}: ${status}`) ?? 0) + 1)
      await sleep(betweenMilliseconds)
    }
  }
  const reading = read()
  return {
    answers,
    wrong,
    async close() {
      closing = true
      await reading
    },
  }
}
