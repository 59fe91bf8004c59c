import { builder } from '../../platform/builder.ts'
import { Activity } from '../activities/index.ts'
import { caseFields } from '../cases/index.ts'
import { Department } from '../territory/index.ts'
import { acknowledgeShortcoming } from './actions/acknowledge-shortcoming.ts'
import { answerShortcoming } from './actions/answer-shortcoming.ts'
import { attachShortcomingFiles } from './actions/attach-shortcoming-files.ts'
import { discardShortcoming } from './actions/discard-shortcoming.ts'
import { amendShortcoming } from './actions/amend-shortcoming.ts'
import { followUpShortcoming } from './actions/follow-up-shortcoming.ts'
import { registerShortcoming } from './actions/register-shortcoming.ts'
import { sendShortcoming } from './actions/send-shortcoming.ts'
import { Shortcoming } from './shortcoming-types.graphql.ts'
import { Severity, ShortcomingFollowUp, ShortcomingOutcome } from './shortcoming-enums.ts'
import { shortcomings } from './shortcomings.queries.ts'

const RegisterShortcomingInput = builder.inputType('RegisterShortcomingInput', {
  description: 'A finding about police work, for the record of a council.',
  fields: (t) => ({
    ...caseFields.registerFields(t),
    topic: t.field({ type: caseFields.CaseTopic, required: true, description: 'What it is about.' }),
    severity: t.field({ type: Severity, required: true, description: 'How much harm it does if nothing changes.' }),
    recurrenceOf: t.string({
      description:
        'The printed number of the earlier one that came back: of this council or its department, and closed, confirmed or withdrawn.',
    }),
    activityId: t.globalID({ for: Activity, description: 'The activity of the council at which it was raised.' }),
  }),
})

const AmendShortcomingInput = builder.inputType('AmendShortcomingInput', {
  description: 'A finding that was not sent yet, written anew.',
  fields: (t) => ({
    shortcomingId: t.globalID({ for: Shortcoming, required: true, description: 'Its id.' }),
    ...caseFields.amendFields(t),
    topic: t.field({ type: caseFields.CaseTopic, required: true, description: 'What it is about.' }),
    severity: t.field({ type: Severity, required: true, description: 'How much harm it does if nothing changes.' }),
    recurrenceOf: t.string({
      description:
        'The printed number of the earlier one that came back: of this council or its department, and closed, confirmed or withdrawn.',
    }),
  }),
})

const AttachShortcomingFilesInput = builder.inputType('AttachShortcomingFilesInput', {
  description: 'The photos and documents of a finding that was not sent yet.',
  fields: (t) => ({
    shortcomingId: t.globalID({ for: Shortcoming, required: true, description: 'Its id.' }),
    ...caseFields.attachFields(t),
  }),
})

const DiscardShortcomingInput = builder.inputType('DiscardShortcomingInput', {
  description: 'A finding that is discarded before it is sent.',
  fields: (t) => ({
    shortcomingId: t.globalID({ for: Shortcoming, required: true, description: 'Its id.' }),
    ...caseFields.discardFields(t),
  }),
})

const ShortcomingInput = builder.inputType('ShortcomingInput', {
  description: 'The shortcoming that an action is about.',
  fields: (t) => ({ shortcomingId: t.globalID({ for: Shortcoming, required: true, description: 'Its id.' }) }),
})

const AnswerShortcomingInput = builder.inputType('AnswerShortcomingInput', {
  description: "A department's answer. It is published at once and never changed.",
  fields: (t) => ({
    ...caseFields.answerFields(t),
    shortcomingId: t.globalID({ for: Shortcoming, required: true, description: 'The shortcoming that is answered.' }),
    outcome: t.field({ type: ShortcomingOutcome, required: true, description: 'What the department says.' }),
    evidence: t.string({ description: 'What shows it; a dispute needs it.' }),
    referredToId: t.globalID({
      for: Department,
      description: 'The department that has to answer instead; a referral needs it.',
    }),
    remedy: t.string({ description: 'What the department will do; only for what is confirmed or partly confirmed.' }),
    remedyDueOn: t.field({ type: 'Date', description: 'By when it will have done so.' }),
  }),
})

const FollowUpShortcomingInput = builder.inputType('FollowUpShortcomingInput', {
  description: 'An act that follows the answer: signed, published at once and never changed.',
  fields: (t) => ({
    ...caseFields.followUpFields(t),
    shortcomingId: t.globalID({ for: Shortcoming, required: true, description: 'The shortcoming that it is about.' }),
    verb: t.field({ type: ShortcomingFollowUp, required: true, description: 'What is done.' }),
  }),
})

builder.mutationFields((t) => ({
  registerShortcoming: t.field({
    type: Shortcoming,
    description: "Puts a finding on the council's record under the next number of its region and year.",
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: RegisterShortcomingInput, required: true, description: 'The finding.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await registerShortcoming(context.viewer, {
        ...caseFields.withDatabaseIds(input),
        activityId: input.activityId?.id,
      })
      return caseFields.reread(shortcomings, id, context)
    },
  }),
  amendShortcoming: t.field({
    type: Shortcoming,
    description: 'Writes a finding anew that was not sent yet; its number, council and department stay.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: AmendShortcomingInput, required: true, description: 'The finding, written anew.' }) },
    resolve: async (_root, { input }, context) => {
      const ids = { ...caseFields.sourceIds(input), shortcomingId: input.shortcomingId.id }
      const { id } = await amendShortcoming(context.viewer, { ...input, ...ids })
      return caseFields.reread(shortcomings, id, context)
    },
  }),
  attachShortcomingFiles: t.field({
    type: Shortcoming,
    description:
      'Says which photos and documents show what a finding says that was not sent yet. Nobody but its council reads them before.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: AttachShortcomingFilesInput, required: true, description: 'All of its files.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await attachShortcomingFiles(context.viewer, { ...input, shortcomingId: input.shortcomingId.id })
      return caseFields.reread(shortcomings, id, context)
    },
  }),
  discardShortcoming: t.field({
    type: Shortcoming,
    description: 'Discards a finding that was not sent yet. Its number is not given again, and everybody can read why.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: DiscardShortcomingInput, required: true, description: 'The finding.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await discardShortcoming(context.viewer, {
        shortcomingId: input.shortcomingId.id,
        reason: input.reason,
      })
      return caseFields.reread(shortcomings, id, context)
    },
  }),
  sendShortcoming: t.field({
    type: Shortcoming,
    description: 'Sends a registered finding to the department: the clock starts and the record becomes public.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: ShortcomingInput, required: true, description: 'The finding.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await sendShortcoming(context.viewer, { shortcomingId: input.shortcomingId.id })
      return caseFields.reread(shortcomings, id, context)
    },
  }),
  acknowledgeShortcoming: t.field({
    type: Shortcoming,
    description: 'Says that the department has the finding and will answer.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: ShortcomingInput, required: true, description: 'The finding.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await acknowledgeShortcoming(context.viewer, { shortcomingId: input.shortcomingId.id })
      return caseFields.reread(shortcomings, id, context)
    },
  }),
  answerShortcoming: t.field({
    type: Shortcoming,
    description: "Gives the department's signed answer, published at once; a later one supersedes it.",
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: AnswerShortcomingInput, required: true, description: 'The answer.' }) },
    resolve: async (_root, { input }, context) => {
      const ids = { shortcomingId: input.shortcomingId.id, referredToId: input.referredToId?.id }
      const { shortcomingId } = await answerShortcoming(context.viewer, { ...input, ...ids })
      return caseFields.reread(shortcomings, shortcomingId, context)
    },
  }),
  followUpShortcoming: t.field({
    type: Shortcoming,
    description:
      'Does what follows the answer: the department plans and reports, the council verifies, disputes, escalates, ends or takes back.',
    ...caseFields.caseMutation,
    args: { input: t.arg({ type: FollowUpShortcomingInput, required: true, description: 'The act.' }) },
    resolve: async (_root, { input: { shortcomingId, ...input } }, context) => {
      const { id } = await followUpShortcoming(context.viewer, { ...input, caseId: shortcomingId.id })
      return caseFields.reread(shortcomings, id, context)
    },
  }),
}))
