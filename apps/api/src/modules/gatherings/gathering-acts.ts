import { announceGathering } from './actions/announce-gathering.ts'
import { cancelGathering } from './actions/cancel-gathering.ts'
import { concludeGathering } from './actions/conclude-gathering.ts'
import { discardGathering } from './actions/discard-gathering.ts'
import { draftGathering } from './actions/draft-gathering.ts'
import { holdGathering } from './actions/hold-gathering.ts'
import { postponeGathering } from './actions/postpone-gathering.ts'
import { recordGathering } from './actions/record-gathering.ts'

/** What is done with gatherings outside this module: by the seed. */
export const gatheringActs = {
  record: recordGathering,
  draft: draftGathering,
  announce: announceGathering,
  postpone: postponeGathering,
  cancel: cancelGathering,
  hold: holdGathering,
  conclude: concludeGathering,
  discard: discardGathering,
}
