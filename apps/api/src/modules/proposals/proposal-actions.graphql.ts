import { builder } from '../../platform/builder.ts'
import { actionErrors } from '../../platform/error-types.ts'
import { Language, TrilingualTextInput } from '../../platform/text-types.ts'
import { Council } from '../councils/index.ts'
import { Decision, Meeting } from '../meetings/index.ts'
import { Department } from '../territory/index.ts'
import { acknowledgeProposal } from './actions/acknowledge-proposal.ts'
import { answerProposal } from './actions/answer-proposal.ts'
import { registerProposal } from './actions/register-proposal.ts'
import { submitProposal } from './actions/submit-proposal.ts'
import { Proposal } from './proposal-types.graphql.ts'
import { DeclineGround, ProposalOutcome } from './proposal-enums.ts'
import { readProposals } from './proposals.queries.ts'

const RegisterProposalInput = builder.inputType('RegisterProposalInput', {
  description: 'A recommendation that the council has adopted.',
  fields: (t) => ({
    idempotencyKey: t.string({
      required: true,
      description: 'A UUID made by the device, once for each form: what is sent twice is stored once.',
    }),
    councilId: t.globalID({ for: Council, required: true, description: 'The council that adopted it.' }),
    departmentId: t.globalID({ for: Department, required: true, description: 'The department it is addressed to.' }),
    meetingId: t.globalID({ for: Meeting, description: 'The meeting that adopted it.' }),
    decisionId: t.globalID({ for: Decision, description: 'The decision that adopted it; brings its meeting with it.' }),
    note: t.string({
      description: 'How the council adopted it, up to 1,000 characters; needed where no decision is named.',
    }),
    title: t.field({
      type: TrilingualTextInput,
      required: true,
      description: 'What is proposed, in one line of up to 200 characters.',
    }),
    detail: t.field({
      type: TrilingualTextInput,
      required: true,
      description: 'What is proposed, in full, up to 10,000 characters; in the same original language.',
    }),
  }),
})

const ProposalInput = builder.inputType('ProposalInput', {
  description: 'The proposal that an action is about.',
  fields: (t) => ({ proposalId: t.globalID({ for: Proposal, required: true, description: 'Its id.' }) }),
})

const AnswerProposalInput = builder.inputType('AnswerProposalInput', {
  description: "A department's answer. It is published at once and never changed.",
  fields: (t) => ({
    idempotencyKey: t.string({
      required: true,
      description: 'A UUID made by the device, once for each form: what is sent twice is stored once.',
    }),
    proposalId: t.globalID({ for: Proposal, required: true, description: 'The proposal that is answered.' }),
    supersedesVersion: t.int({
      description: 'The latest version, which this answer replaces; absent for the first answer.',
    }),
    outcome: t.field({ type: ProposalOutcome, required: true, description: 'What the department says.' }),
    language: t.field({ type: Language, required: true, description: 'The language in which the answer is written.' }),
    reasons: t.string({ required: true, description: 'Why, up to 5,000 characters.' }),
    ground: t.field({
      type: DeclineGround,
      description: 'The ground on which it is declined; only then, and always then.',
    }),
    ownerOffice: t.string({
      description: 'The office or service that carries it out; only and always where it is accepted.',
    }),
    dueOn: t.field({ type: 'Date', description: 'By when it will be done; only and always where it is accepted.' }),
    deferredUntil: t.field({
      type: 'Date',
      description: 'When it will be decided; only and always where it is deferred.',
    }),
  }),
})

async function reread(id: string) {
  const row = (await readProposals.byIds([id])).get(id)
  if (row === undefined) throw new Error('a proposal has vanished')
  return row
}

builder.mutationFields((t) => ({
  registerProposal: t.field({
    type: Proposal,
    description: "Puts an adopted recommendation on the council's record under the next number of its region and year.",
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: RegisterProposalInput, required: true, description: 'The recommendation.' }) },
    resolve: async (_root, { input }, { viewer }) => {
      const { councilId, departmentId, meetingId, decisionId } = input
      const ids = {
        councilId: councilId.id,
        departmentId: departmentId.id,
        meetingId: meetingId?.id,
        decisionId: decisionId?.id,
      }
      return reread((await registerProposal(viewer, { ...input, ...ids })).id)
    },
  }),
  submitProposal: t.field({
    type: Proposal,
    description: 'Submits an adopted recommendation to the department: the clock starts and the record becomes public.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: ProposalInput, required: true, description: 'The recommendation.' }) },
    resolve: async (_root, { input }, { viewer }) =>
      reread((await submitProposal(viewer, { proposalId: input.proposalId.id })).id),
  }),
  acknowledgeProposal: t.field({
    type: Proposal,
    description: 'Says that the department has the recommendation and will answer.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: ProposalInput, required: true, description: 'The recommendation.' }) },
    resolve: async (_root, { input }, { viewer }) =>
      reread((await acknowledgeProposal(viewer, { proposalId: input.proposalId.id })).id),
  }),
  answerProposal: t.field({
    type: Proposal,
    description: "Gives the department's signed answer, published at once; a later one supersedes it.",
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: AnswerProposalInput, required: true, description: 'The answer.' }) },
    resolve: async (_root, { input }, { viewer }) => {
      const { proposalId } = await answerProposal(viewer, { ...input, proposalId: input.proposalId.id })
      return reread(proposalId)
    },
  }),
}))
