import { attack } from './attack.ts'
import { bench } from './bench.ts'
import { check } from './check.ts'
import { code } from './code.ts'
import { dev } from './dev.ts'
import { dbDiff } from './db-diff.ts'
import { doctor } from './doctor.ts'
import { gen } from './gen.ts'
import { invite } from './invite.ts'
import { matrixMutate, matrixPropose } from './matrix.ts'
import { measure } from './measure.ts'
import { seed } from './seed.ts'
import { start } from './start.ts'
import { test } from './test.ts'

/**
 * One command: returns the exit code.
 * @param signal aborted when the person at the terminal wants it to stop.
 */
export type Verb = (args: string[], signal: AbortSignal) => Promise<number>

/** Every command by its name. */
export const verbs = new Map<string, Verb>([
  ['start', start],
  ['test', test],
  ['dev', dev],
  ['gen', gen],
  ['check', check],
  ['code', code],
  ['doctor', doctor],
  ['seed', seed],
  ['attack', attack],
  ['bench', bench],
  ['invite', invite],
  ['measure', measure],
  ['matrix:propose', matrixPropose],
  ['matrix:mutate', matrixMutate],
  ['db:diff', dbDiff],
])
