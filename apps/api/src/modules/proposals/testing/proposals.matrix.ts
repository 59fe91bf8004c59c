import { randomUUID } from 'node:crypto'
import { atMoment } from '../../../platform/clock.ts'
import type { Ground, Maker, Things } from '../../../testing/matrix/fixtures/fixtures.ts'
import { byThing, defineMatrix, keyIn, textIn, trilingual } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb } from '../../../testing/owner.ts'
import { acknowledgeProposal, answerProposal, registerProposal, submitProposal } from '../index.ts'

/** What the module of proposals contributes to the authorization matrix. */
export const matrix = defineMatrix({
  types: ['Proposal', 'ProposalResponse'],
  queries: {
    proposals: 'first: 8',
    proposal: byThing('reference', 'proposalReference', 'adoptedProposalReference'),
  },
  actions: {
    registerProposal: (_thing, id, scope) => ({
      input: {
        idempotencyKey: keyIn(scope),
        councilId: id('Council', 'council'),
        departmentId: id('Department', 'department'),
        title: trilingual(scope, 'Соатҳо'),
        detail: trilingual(scope, 'То соати 20.'),
        note: textIn(scope, 'Якдилона.'),
      },
    }),
    submitProposal: (_thing, id) => ({ input: { proposalId: id('Proposal', 'adoptedProposal') } }),
    acknowledgeProposal: (_thing, id) => ({ input: { proposalId: id('Proposal', 'submittedProposal') } }),
    answerProposal: (_thing, id, scope) => ({
      input: {
        idempotencyKey: keyIn(scope),
        proposalId: id('Proposal', 'acknowledgedProposal'),
        outcome: 'declined',
        ground: 'noFunds',
        language: 'tg',
        reasons: textIn(scope, 'Маблағ нест.'),
      },
    }),
  },
  makeRecords: (maker, ground, things) => atMoment(noon('2026-03-05'), () => makeProposals(maker, ground, things)),
})

const noon = (day: string) => new Date(`${day}T07:00:00Z`)
const title = (text: string) => ({ original: 'tg' as const, tg: text })

async function makeProposals(maker: Maker, ground: Ground, meetings: Things): Promise<Things> {
  const { half, secretary, officer, councilId, departmentId } = ground
  const register = (isDraft: boolean, decisionId: string | undefined) => {
    const secret = (column: string, plain: string) => (isDraft ? maker.canary('draft', column, councilId) : plain)
    return registerProposal(secretary, {
      idempotencyKey: randomUUID(),
      councilId,
      departmentId,
      decisionId,
      title: title(secret('proposal.title', 'Соатҳои қабул шом низ бошанд')),
      detail: title(secret('proposal.detail', 'Рӯзи сешанбе то соати 20.')),
    })
  }
  const adopted = await register(true, meetings['decision'])
  const submitted = await register(false, meetings['draftDecision'])
  const acknowledged = await register(false, meetings['decision'])
  const answered = await register(false, meetings['decision'])
  for (const { id } of [submitted, acknowledged, answered]) await submitProposal(secretary, { proposalId: id })
  for (const { id } of [acknowledged, answered]) await acknowledgeProposal(officer, { proposalId: id })
  await answerProposal(officer, {
    idempotencyKey: randomUUID(),
    proposalId: answered.id,
    outcome: 'accepted',
    language: 'tg',
    reasons: 'Пешниҳод асоснок аст.',
    ownerOffice: 'Шуъбаи навбатдорӣ',
    dueOn: '2027-01-01',
  })
  const { id: answer } = await ownerDb.proposalResponse.findFirstOrThrow({ where: { proposalId: answered.id } })
  maker.record('Proposal', adopted.id, `${half}-draft`)
  for (const { id } of [submitted, acknowledged, answered]) maker.record('Proposal', id, half)
  maker.record('ProposalResponse', answer, half)
  return {
    adoptedProposal: adopted.id,
    adoptedProposalReference: adopted.reference,
    submittedProposal: submitted.id,
    acknowledgedProposal: acknowledged.id,
    proposalReference: answered.reference,
  }
}
