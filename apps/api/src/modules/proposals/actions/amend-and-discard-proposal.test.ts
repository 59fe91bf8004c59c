import { beforeAll, expect, it } from 'vitest'
import '../../../modules.ts'
import { db } from '../../../platform/db.ts'
import { ConflictError, InvalidInputError } from '../../../platform/errors.ts'
import { anonymous } from '../../../platform/viewer.ts'
import { graphqlAs } from '../../../testing/graphql.ts'
import { setUpRecordFixture, traceOf } from '../../../testing/record-fixture.ts'
import type { RecordFixture } from '../../../testing/record-fixture.ts'
import { adopted, submitted } from '../testing/proposals.ts'
import { discardProposal } from './discard-proposal.ts'
import { amendProposal } from './amend-proposal.ts'

let stage: RecordFixture
beforeAll(async () => {
  stage = await setUpRecordFixture()
})

const anew = (proposalId: string, changes: Partial<Parameters<typeof amendProposal>[1]> = {}) => ({
  proposalId,
  version: 1,
  decisionId: stage.khujandMeeting.decisionId,
  topic: 'premises' as const,
  title: { original: 'ru' as const, ru: 'Приём и вечером' },
  detail: { original: 'ru' as const, ru: 'По вторникам до 20 часов.' },
  ...changes,
})

it('is written anew before it is submitted, and names how it was adopted', async () => {
  const { id, reference } = await adopted(stage, '2026-03-05')
  const unfounded = anew(id, { decisionId: undefined })
  await expect(amendProposal(stage.secretary, unfounded)).rejects.toBeInstanceOf(InvalidInputError)
  const unbound = anew(id, { decisionId: stage.khujandMeeting.unboundDecisionId })
  await expect(amendProposal(stage.secretary, unbound)).rejects.toBeInstanceOf(InvalidInputError)
  await amendProposal(stage.secretary, { ...unfounded, note: 'Письменным опросом.' })
  expect(await db.proposal.findUniqueOrThrow({ where: { id } })).toMatchObject({
    reference,
    state: 'adopted',
    topic: 'premises',
    titleTg: null,
    titleRu: 'Приём и вечером',
    decisionId: null,
    version: 2,
  })
  const step = await db.transition.findFirstOrThrow({ where: { recordId: id, verb: 'amend' } })
  expect(step.reason).toBe('Письменным опросом.')
})

it('is discarded before it is submitted, and its number says why', async () => {
  const { id, reference } = await adopted(stage, '2026-03-05')
  await discardProposal(stage.chair, { proposalId: id, reason: 'Дважды.' })
  expect((await traceOf(id)).transitions.at(-1)).toBe('adopted discard discarded (chair)')
  const { data } = await graphqlAs(anonymous, `{ discardedProposal(reference: "${reference}") { reason } }`)
  expect(data.discardedProposal).toEqual({ reason: 'Дважды.' })
  await expect(amendProposal(stage.secretary, anew(id, { version: 2 }))).rejects.toBeInstanceOf(ConflictError)
})

it('is neither once it was submitted', async () => {
  const { id: proposalId } = await submitted(stage, '2026-03-05')
  await expect(amendProposal(stage.secretary, anew(proposalId, { version: 2 }))).rejects.toBeInstanceOf(ConflictError)
  await expect(discardProposal(stage.secretary, { proposalId, reason: 'Поздно' })).rejects.toBeInstanceOf(ConflictError)
})
