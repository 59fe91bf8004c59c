import { expect, test } from 'vitest'
import { repositoryRoot } from '../paths.ts'
import { explain } from './ground.mjs'

test.each([
  ['npm error code ENOTFOUND\nnpm error network request failed', 'The npm registry cannot be reached'],
  [
    'ERR_PNPM_META_FETCH_FAIL  GET https://example/x: error sending request for url',
    'The npm registry cannot be reached',
  ],
  ['npm error nospc ENOSPC: no space left on device, write', 'The disk is full'],
  ['EACCES: permission denied, mkdir', `The folder ${repositoryRoot} cannot be written to by this user`],
  ['ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile"', 'pnpm-lock.yaml does not fit'],
  [
    'something\nERR_PNPM_STRANGE  Something strange\nend',
    'The dependencies could not be installed: ERR_PNPM_STRANGE  Something strange',
  ],
])('%s', (output, sentence) => {
  expect(explain(output)).toContain(sentence)
})
