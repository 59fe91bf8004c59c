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

async function client(): Promise<void> {
  while (left > 0) {
    left -= 1
    const input = threeTaps({
      unitCode: left % 2 === 0 ? 'SU-01-1' : 'KT-01-1',
      comment: 'Шарҳ',
      commentLanguage: 'tg',
    })
    await submitRating(anonymous, input)
    writeSync(1, `${input.idempotencyKey}\n`)
  }
}

await Promise.all(Array.from({ length: connections }, client))
writeSync(1, 'finished\n')
process.exit(0)
