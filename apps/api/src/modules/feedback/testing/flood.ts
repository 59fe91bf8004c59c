/**
 * `node flood.ts <connections> <total>`: sends ratings as fast as it can through the real action and prints each key only after
 * the action has acknowledged it. The test kills it in the middle and looks for every printed key.
 */
import { writeSync } from 'node:fs'
import { anonymous } from '../../../platform/viewer.ts'
import { submitRating } from '../actions/submit-rating.ts'
import { startAggregation } from '../aggregation.ts'
import { threeTaps } from './units.ts'

const connections = Number(process.argv[2])
let left = Number(process.argv[3])
startAggregation()

const pause = new Int32Array(new SharedArrayBuffer(4))
/** Prints at once, whole. The reader may be slow: then the pipe is full for a moment, and a synchronous write is refused. */
function print(line: string): void {
  let rest = Buffer.from(line)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest))
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code !== 'EAGAIN') throw failure
      Atomics.wait(pause, 0, 0, 2)
    }
  }
}

async function client(): Promise<void> {
  while (left > 0) {
    left -= 1
    const input = threeTaps({
      unitCode: left % 2 === 0 ? 'SU-01-1' : 'KT-01-1',
      comment: 'Шарҳ',
      commentLanguage: 'tg',
    })
    await submitRating(anonymous, input)
    print(`${input.idempotencyKey}\n`)
  }
}

await Promise.all(Array.from({ length: connections }, client))
print('finished\n')
process.exit(0)
