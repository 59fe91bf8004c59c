import { say } from '../output.ts'
import { megabytes } from './disk-space.ts'

/** Milliseconds between two lines. */
const pause = 2_000

/** Says how far some work over bytes has come, not too often. */
export function progress(what: string): (bytes: number, total?: number) => void {
  let [done, last] = [0, performance.now()]
  return (bytes, total) => {
    done += bytes
    if (performance.now() - last < pause) return
    last = performance.now()
    const share =
      total === undefined ? '' : ` of ${megabytes(total)} (${Math.min(100, Math.floor((100 * done) / total))} %)`
    say(`  ${what}: ${megabytes(done)}${share}`)
  }
}
