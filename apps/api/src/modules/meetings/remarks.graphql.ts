import type { MinutesRemarkModel } from '../../../generated/prisma/models.ts'
import { mayAct } from '../../platform/authorize.ts'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { actionErrors } from '../../platform/error-types.ts'
import { Membership, loadMemberships } from '../councils/index.ts'
import { answerRemark } from './actions/answer-remark.ts'
import { remarkMinutes } from './actions/remark-minutes.ts'
import { returnMinutes } from './actions/return-minutes.ts'
import { Meeting } from './meeting-type.graphql.ts'
import { recorded } from './recorded.ts'
import { findRemarks } from './remarks.queries.ts'

const RemarkOutcome = builder.enumType('RemarkOutcome', {
  description: 'What became of a remark to minutes.',
  values: {
    accepted: { description: 'The text was changed.' },
    declined: { description: 'The text stays; the answer says why.' },
  } as const,
})

const MinutesRemark = builder.objectRef<MinutesRemarkModel>('MinutesRemark').implement({
  description: 'What a member found wrong in minutes under review; for the council alone.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Counts from 1 within the meeting.' }),
    madeAt: t.expose('madeAt', { type: 'DateTime', description: 'When it was made.' }),
    membership: t.field({
      type: Membership,
      nullable: true,
      description: 'The seat of whoever has made it.',
      resolve: async ({ membershipId }, _args, context) =>
        (await loadOne(context, loadMemberships, membershipId)) ?? null,
    }),
    text: t.exposeString('text', { description: 'What is wrong.' }),
    outcome: t.expose('outcome', {
      type: RemarkOutcome,
      nullable: true,
      description: 'What became of it; null while it is not answered.',
    }),
    answer: t.exposeString('answer', { nullable: true, description: 'What was answered.' }),
    answeredAt: t.expose('answeredAt', { type: 'DateTime', nullable: true, description: 'When it was answered.' }),
  }),
})

builder.objectField(Meeting, 'remarks', (t) =>
  t.field({
    type: [MinutesRemark],
    cache: 'never',
    description: 'What members have remarked to its minutes, oldest first; empty for everybody outside the council.',
    complexity: { multiplier: 2 },
    resolve: async ({ id, councilId }, _args, context) =>
      mayAct(context.viewer, 'meeting:readDraft', { councilId })
        ? [...((await loadOne(context, findRemarks, id)) ?? [])]
        : [],
  }),
)

const RemarkMinutesInput = builder.inputType('RemarkMinutesInput', {
  description: 'What a member finds wrong in minutes under review.',
  fields: (t) => ({
    meetingId: t.globalID({ for: Meeting, required: true, description: 'The meeting.' }),
    text: t.string({ required: true, description: 'What is wrong; up to 2,000 characters.' }),
  }),
})

const AnswerRemarkInput = builder.inputType('AnswerRemarkInput', {
  description: 'The answer to a remark.',
  fields: (t) => ({
    meetingId: t.globalID({ for: Meeting, required: true, description: 'The meeting.' }),
    number: t.int({ required: true, description: 'The number of the remark.' }),
    outcome: t.field({ type: RemarkOutcome, required: true, description: 'Whether the text was changed.' }),
    answer: t.string({ required: true, description: 'What was changed, or why nothing was; up to 2,000 characters.' }),
  }),
})

const ReturnMinutesInput = builder.inputType('ReturnMinutesInput', {
  description: 'Minutes under review that are given back.',
  fields: (t) => ({
    meetingId: t.globalID({ for: Meeting, required: true, description: 'The meeting.' }),
    version: t.int({ required: true, description: 'The version that was read; another one is a conflict.' }),
    reason: t.string({ required: true, description: 'Why, up to 500 characters; printed in the history.' }),
  }),
})

builder.mutationFields((t) => ({
  remarkMinutes: t.field({
    type: Meeting,
    description: 'Says what is wrong in minutes under review. Every member of the council.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: RemarkMinutesInput, required: true, description: 'The remark.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await remarkMinutes(context.viewer, { ...input, meetingId: input.meetingId.id })).id),
  }),
  answerRemark: t.field({
    type: Meeting,
    description: 'Answers a remark to minutes, once. Chair, deputy chair and secretary of the council.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: AnswerRemarkInput, required: true, description: 'The answer.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await answerRemark(context.viewer, { ...input, meetingId: input.meetingId.id })).id),
  }),
  returnMinutes: t.field({
    type: Meeting,
    description:
      'Gives minutes under review back, to be written anew; their signatures fall. Chair, deputy chair and secretary of the council.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: ReturnMinutesInput, required: true, description: 'The minutes and the reason.' }) },
    resolve: async (_root, { input }, context) =>
      recorded(context, (await returnMinutes(context.viewer, { ...input, meetingId: input.meetingId.id })).id),
  }),
}))
