import { builder } from '../../platform/builder.ts'
import { caseFields } from '../cases/index.ts'
import { acknowledgeProposal } from './actions/acknowledge-proposal.ts'
import { answerProposal } from './actions/answer-proposal.ts'
import { attachProposalFiles } from './actions/attach-proposal-files.ts'
import { discardProposal } from './actions/discard-proposal.ts'
import { amendProposal } from './actions/amend-proposal.ts'
import { followUpProposal } from './actions/follow-up-proposal.ts'
import { registerProposal } from './actions/register-proposal.ts'
import { submitProposal } from './actions/submit-proposal.ts'
import { Proposal } from './proposal-types.graphql.ts'
import { acceptingFields } from './accepting-answer.graphql.ts'
import { ProposalFollowUp } from './proposal-enums.ts'
import { proposals } from './proposals.queries.ts'

const RegisterProposalInput = builder.inputType('RegisterProposalInput', {
  description: 'A proposal that the council has adopted.',
  fields: (t) => ({
    ...caseFields.registerFields(t),
    ...acceptingFields.adoptionFields(t),
  }),
})

const AmendProposalInput = builder.inputType('AmendProposalInput', {
  description: 'A proposal that was not submitted yet, written anew.',
  fields: (t) => ({
    proposalId: t.globalID({ for: Proposal, required: true, description: 'Its id.' }),
    ...caseFields.amendFields(t),
    ...acceptingFields.adoptionFields(t),
  }),
})

const AttachProposalFilesInput = builder.inputType('AttachProposalFilesInput', {
  description: 'The photos and documents of a proposal that was not submitted yet.',
  fields: (t) => ({
    proposalId: t.globalID({ for: Proposal, required: true, description: 'Its id.' }),
    ...caseFields.attachFields(t),
  }),
})

const DiscardProposalInput = builder.inputType('DiscardProposalInput', {
  description: 'A proposal that is discarded before it is submitted.',
  fields: (t) => ({
    proposalId: t.globalID({ for: Proposal, required: true, description: 'Its id.' }),
    ...caseFields.discardFields(t),
  }),
})

const ProposalInput = builder.inputType('ProposalInput', {
  description: 'The proposal that an action is about.',
  fields: (t) => ({ proposalId: t.globalID({ for: Proposal, required: true, description: 'Its id.' }) }),
})

const AnswerProposalInput = builder.inputType('AnswerProposalInput', {
  description: "A department's answer. It is published at once and never changed.",
  fields: (t) => ({
    ...acceptingFields.answerInput(t),
    proposalId: t.globalID({ for: Proposal, required: true, description: 'The proposal that is answered.' }),
  }),
})

const FollowUpProposalInput = builder.inputType('FollowUpProposalInput', {
  description: 'An act that follows the answer: signed, published at once and never changed.',
  fields: (t) => ({
    ...caseFields.followUpFields(t),
    proposalId: t.globalID({ for: Proposal, required: true, description: 'The proposal that it is about.' }),
    verb: t.field({ type: ProposalFollowUp, required: true, description: 'What is done.' }),
  }),
})

builder.mutationFields((t) => ({
  registerProposal: t.field({
    type: Proposal,
    description: "Puts an adopted proposal on the council's record under the next number of its region and year.",
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: RegisterProposalInput, required: true, description: 'The proposal.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await registerProposal(context.viewer, caseFields.withDatabaseIds(input))
      return caseFields.reread(proposals, id, context)
    },
  }),
  amendProposal: t.field({
    type: Proposal,
    description: 'Writes a proposal anew that was not submitted yet; its number, council and department stay.',
    ...caseFields.caseMutation,
    args: {
      input: t.arg({ type: AmendProposalInput, required: true, description: 'The proposal, written anew.' }),
    },
    resolve: async (_root, { input }, context) => {
      const ids = { ...caseFields.sourceIds(input), proposalId: input.proposalId.id }
      const { id } = await amendProposal(context.viewer, { ...input, ...ids })
      return caseFields.reread(proposals, id, context)
    },
  }),
  attachProposalFiles: t.field({
    type: Proposal,
    description:
      'Says which photos and documents show what a proposal says that was not submitted yet. Nobody but its council reads them before.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: AttachProposalFilesInput, required: true, description: 'All of its files.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await attachProposalFiles(context.viewer, { ...input, proposalId: input.proposalId.id })
      return caseFields.reread(proposals, id, context)
    },
  }),
  discardProposal: t.field({
    type: Proposal,
    description:
      'Discards a proposal that was not submitted yet. Its number is not given again, and everybody can read why.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: DiscardProposalInput, required: true, description: 'The proposal.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await discardProposal(context.viewer, { proposalId: input.proposalId.id, reason: input.reason })
      return caseFields.reread(proposals, id, context)
    },
  }),
  submitProposal: t.field({
    type: Proposal,
    description: 'Submits an adopted proposal to the department: the clock starts and the record becomes public.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: ProposalInput, required: true, description: 'The proposal.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await submitProposal(context.viewer, { proposalId: input.proposalId.id })
      return caseFields.reread(proposals, id, context)
    },
  }),
  acknowledgeProposal: t.field({
    type: Proposal,
    description: 'Says that the department has the proposal and will answer.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: ProposalInput, required: true, description: 'The proposal.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await acknowledgeProposal(context.viewer, { proposalId: input.proposalId.id })
      return caseFields.reread(proposals, id, context)
    },
  }),
  answerProposal: t.field({
    type: Proposal,
    description: "Gives the department's signed answer, published at once; a later one supersedes it.",
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: AnswerProposalInput, required: true, description: 'The answer.' }) },
    resolve: async (_root, { input }, context) => {
      const { proposalId } = await answerProposal(context.viewer, { ...input, proposalId: input.proposalId.id })
      return caseFields.reread(proposals, proposalId, context)
    },
  }),
  followUpProposal: t.field({
    type: Proposal,
    description:
      'Does what follows the answer: the department plans and reports, the council verifies, disputes, escalates, ends or takes back.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: FollowUpProposalInput, required: true, description: 'The act.' }) },
    resolve: async (_root, { input: { proposalId, ...input } }, context) => {
      const { id } = await followUpProposal(context.viewer, { ...input, caseId: proposalId.id })
      return caseFields.reread(proposals, id, context)
    },
  }),
}))
