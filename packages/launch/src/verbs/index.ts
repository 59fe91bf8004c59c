import { backup } from './backup.ts'
import { build } from './build.ts'
import { chaosCluster } from './chaos-cluster.ts'
import { chaos } from './chaos.ts'
import { code } from './code.ts'
import { dev } from './dev.ts'
import { dbDiff } from './db-diff.ts'
import { doctor } from './doctor.ts'
import { invite } from './invite.ts'
import { outlines } from './outlines.ts'
import { restore } from './restore.ts'
import { seed } from './seed.ts'
import { start } from './start.ts'
import { test } from './test.ts'
import { attack, bench, benchScale, check, gen, matrixPropose, measure } from './tools.ts'

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
  ['build', build],
  ['gen', gen],
  ['check', check],
  ['code', code],
  ['doctor', doctor],
  ['seed', seed],
  ['attack', attack],
  ['backup', backup],
  ['bench', bench],
  ['bench:scale', benchScale],
  ['chaos', chaos],
  ['chaos:cluster', chaosCluster],
  ['invite', invite],
  ['outlines', outlines],
  ['measure', measure],
  ['restore', restore],
  ['matrix:propose', matrixPropose],
  ['db:diff', dbDiff],
])
