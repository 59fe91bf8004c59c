import { randomUUID } from 'node:crypto'
import { atMoment } from '../../../platform/clock.ts'
import type { Ground, Maker, Things } from '../../../testing/matrix/fixtures/fixtures.ts'
import { byThing, defineMatrix, keyIn, textIn, trilingual } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb, rewrite } from '../../../testing/owner.ts'
import { acknowledgeProposal, answerProposal, followUpProposal, registerProposal, submitProposal } from '../index.ts'
import { discardProposal } from '../actions/discard-proposal.ts'
import { acceptance, acknowledged } from './proposals.ts'

/** What the module of proposals contributes to the authorization matrix. */
export const matrix = defineMatrix({
  async fillColumns() {
    await rewrite(`UPDATE proposal SET source_codes = '{S1}'`)
  },
  tables: {
    proposal: {
      restricted: ['title', 'detail', 'content_hash'],
      others: ['reference', 'original', 'source_codes', 'merged_into'],
    },
    proposal_response: {
      others: ['language', 'reasons', 'omission_reason', 'owner_office', 'signer_title', 'content_hash'],
    },
  },
  types: ['Proposal', 'ProposalResponse'],
  withoutScope: { authorizedByLoader: ['Proposal', 'ProposalResponse'] },
  queries: {
    proposals: 'first: 8',
    proposal: byThing('reference', 'proposalReference', 'adoptedProposalReference'),
    discardedProposal: byThing('reference', 'discardedProposalReference'),
  },
  actions: {
    registerProposal: (_thing, id, scope) => ({
      input: {
        idempotencyKey: keyIn(scope),
        councilId: id('Council', 'council'),
        departmentId: id('Department', 'department'),
        topic: 'response',
        title: trilingual(scope, 'Соатҳо'),
        detail: trilingual(scope, 'То соати 20.'),
        note: textIn(scope, 'Якдилона.'),
      },
    }),
    attachProposalFiles: (_thing, id) => ({
      input: { proposalId: id('Proposal', 'adoptedProposal'), version: 1, files: [] },
    }),
    amendProposal: (_thing, id, scope) => ({
      input: {
        proposalId: id('Proposal', 'adoptedProposal'),
        version: 1,
        topic: 'information',
        note: textIn(scope, 'Бо пурсиши хаттӣ.'),
        title: trilingual(scope, 'Қабул'),
        detail: trilingual(scope, 'Шом низ.'),
      },
    }),
    discardProposal: (_thing, id, scope) => ({
      input: { proposalId: id('Proposal', 'adoptedProposal'), reason: textIn(scope, 'Ду бор сабт шуд.') },
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
    followUpProposal: (_thing, id, scope) => ({
      input: {
        idempotencyKey: keyIn(scope),
        proposalId: id('Proposal', 'reportedProposal'),
        // Registered, handed over, acknowledged, answered, reported.
        version: 5,
        verb: 'confirmImplemented',
        language: 'tg',
        text: textIn(scope, 'Аъзо дида омаданд.'),
      },
    }),
  },
  makeRecords: (maker, ground, things) => atMoment(noon('2026-03-05'), () => makeProposals(maker, ground, things)),
  async plantCanaries(maker) {
    for (const { id, contentHash } of await ownerDb.proposal.findMany())
      if (contentHash !== null) maker.mark('secret', 'proposal.content_hash', id, contentHash)
  },
  async cacheExample(records) {
    const { id, reference } = await acknowledged(records, '2026-03-05')
    await atMoment(noon('2026-03-06'), () => answerProposal(records.officer, acceptance(id)))
    return {
      proposal: `reference: "${reference}"`,
      proposals: 'first: 1',
      discardedProposal: 'reference: "PSH-SU-2026-00009"',
    }
  },
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
      topic: 'information',
      title: title(secret('proposal.title', 'Соатҳои қабул шом низ бошанд')),
      detail: title(secret('proposal.detail', 'Рӯзи сешанбе то соати 20.')),
    })
  }
  const adopted = await register(true, meetings['decision'])
  const discarded = await register(true, meetings['decision'])
  await discardProposal(secretary, { proposalId: discarded.id, reason: 'Ду бор сабт шуд.' })
  const submitted = await register(false, meetings['draftDecision'])
  const acknowledged = await register(false, meetings['decision'])
  const answered = await register(false, meetings['decision'])
  const declined = await register(false, meetings['decision'])
  const deferred = await register(false, meetings['decision'])
  for (const { id } of [submitted, acknowledged, declined, deferred, answered])
    await submitProposal(secretary, { proposalId: id })
  for (const { id } of [acknowledged, declined, deferred, answered])
    await acknowledgeProposal(officer, { proposalId: id })
  const answer = (proposalId: string) => ({
    idempotencyKey: randomUUID(),
    proposalId,
    language: 'tg' as const,
    reasons: 'Баррасӣ шуд.',
  })
  await answerProposal(officer, { ...answer(declined.id), outcome: 'declined', ground: 'noFunds' })
  await answerProposal(officer, { ...answer(deferred.id), outcome: 'deferred', deferredUntil: '2027-01-01' })
  await answerProposal(officer, {
    idempotencyKey: randomUUID(),
    proposalId: answered.id,
    outcome: 'accepted',
    language: 'tg',
    reasons: 'Пешниҳод асоснок аст.',
    ownerOffice: 'Шуъбаи навбатдорӣ',
    dueOn: '2027-01-01',
  })
  const reported = await reportedAsDone(ground, await register(false, meetings['decision']))
  const responses = await ownerDb.proposalResponse.findMany({
    where: { proposalId: { in: [declined.id, deferred.id, answered.id, reported.id] } },
  })
  for (const { id } of [adopted, discarded]) maker.record('Proposal', id, `${half}-draft`)
  for (const { id } of [submitted, acknowledged, declined, deferred, answered, reported])
    maker.record('Proposal', id, half)
  for (const { id } of responses) maker.record('ProposalResponse', id, half)
  return {
    adoptedProposal: adopted.id,
    adoptedProposalReference: adopted.reference,
    discardedProposalReference: discarded.reference,
    submittedProposal: submitted.id,
    acknowledgedProposal: acknowledged.id,
    proposalReference: answered.reference,
    reportedProposal: reported.id,
  }
}

/** A record that waits for the council's verdict. */
async function reportedAsDone<Made extends { readonly id: string }>(
  { secretary, officer }: Ground,
  made: Made,
): Promise<Made> {
  const { id } = made
  await submitProposal(secretary, { proposalId: id })
  await acknowledgeProposal(officer, { proposalId: id })
  await answerProposal(officer, acceptance(id))
  await followUpProposal(officer, {
    idempotencyKey: randomUUID(),
    caseId: id,
    version: 4,
    verb: 'reportImplemented',
    language: 'tg',
    text: 'Иҷро шуд.',
    evidence: 'Санади қабул.',
  })
  return made
}
