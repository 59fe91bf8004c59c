import type { Check } from '../check.ts'
import { documentChecks } from './documents.ts'
import { idChecks } from './ids.ts'
import { inputChecks } from './inputs.ts'
import { logChecks } from './log.ts'
import { signInChecks } from './sign-in.ts'
import { socketChecks } from './sockets.ts'
import { transportChecks } from './transport.ts'
import { trustedChecks } from './trusted.ts'

/** Every check, in the order of the report. */
export const checks: readonly Check[] = [
  ...trustedChecks,
  ...documentChecks,
  ...transportChecks,
  ...socketChecks,
  ...idChecks,
  ...inputChecks,
  ...signInChecks,
  ...logChecks,
]
