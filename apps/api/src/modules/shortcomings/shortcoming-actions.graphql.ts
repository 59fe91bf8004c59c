import { builder } from '../../platform/builder.ts'
import { actionErrors } from '../../platform/error-types.ts'
import { Language, TrilingualTextInput } from '../../platform/text-types.ts'
import { Council } from '../councils/index.ts'
import { Decision, Meeting } from '../meetings/index.ts'
import { Department } from '../territory/index.ts'
import { acknowledgeShortcoming } from './actions/acknowledge-shortcoming.ts'
import { answerShortcoming } from './actions/answer-shortcoming.ts'
import { registerShortcoming } from './actions/register-shortcoming.ts'
import { sendShortcoming } from './actions/send-shortcoming.ts'
import { Shortcoming } from './shortcoming-types.graphql.ts'
import { Severity, ShortcomingOutcome, ShortcomingTopic } from './shortcoming-enums.ts'
import { readShortcomings } from './shortcomings.queries.ts'

const RegisterShortcomingInput = builder.inputType('RegisterShortcomingInput', {
  description: 'A finding about police work, for the record of a council.',
  fields: (t) => ({
    idempotencyKey: t.string({
      required: true,
      description: 'A UUID made by the device, once for each form: what is sent twice is stored once.',
    }),
    councilId: t.globalID({ for: Council, required: true, description: 'The council that found it.' }),
    departmentId: t.globalID({ for: Department, required: true, description: 'The department it is addressed to.' }),
    meetingId: t.globalID({ for: Meeting, description: 'The meeting that raised it.' }),
    decisionId: t.globalID({ for: Decision, description: 'The decision behind it; brings its meeting with it.' }),
    topic: t.field({ type: ShortcomingTopic, required: true, description: 'What it is about.' }),
    severity: t.field({ type: Severity, required: true, description: 'How much harm it does if nothing changes.' }),
    title: t.field({
      type: TrilingualTextInput,
      required: true,
      description: 'What was found, in one line of up to 200 characters.',
    }),
    detail: t.field({
      type: TrilingualTextInput,
      required: true,
      description: 'What was found, in full, up to 10,000 characters; in the same original language.',
    }),
  }),
})

const ShortcomingInput = builder.inputType('ShortcomingInput', {
  description: 'The shortcoming that an action is about.',
  fields: (t) => ({ shortcomingId: t.globalID({ for: Shortcoming, required: true, description: 'Its id.' }) }),
})

const AnswerShortcomingInput = builder.inputType('AnswerShortcomingInput', {
  description: "A department's answer. It is published at once and never changed.",
  fields: (t) => ({
    idempotencyKey: t.string({
      required: true,
      description: 'A UUID made by the device, once for each form: what is sent twice is stored once.',
    }),
    shortcomingId: t.globalID({ for: Shortcoming, required: true, description: 'The shortcoming that is answered.' }),
    supersedesVersion: t.int({
      description: 'The latest version, which this answer replaces; absent for the first answer.',
    }),
    outcome: t.field({ type: ShortcomingOutcome, required: true, description: 'What the department says.' }),
    language: t.field({ type: Language, required: true, description: 'The language in which the answer is written.' }),
    reasons: t.string({ required: true, description: 'Why, up to 5,000 characters.' }),
    evidence: t.string({ description: 'What shows it; a dispute needs it.' }),
    referredToId: t.globalID({
      for: Department,
      description: 'The department that has to answer instead; a referral needs it.',
    }),
    remedy: t.string({ description: 'What the department will do; only for what is confirmed or partly confirmed.' }),
    remedyDueOn: t.field({ type: 'Date', description: 'By when it will have done so.' }),
  }),
})

async function reread(id: string) {
  const row = (await readShortcomings.byIds([id])).get(id)
  if (row === undefined) throw new Error('a shortcoming has vanished')
  return row
}

builder.mutationFields((t) => ({
  registerShortcoming: t.field({
    type: Shortcoming,
    description: "Puts a finding on the council's record under the next number of its region and year.",
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: RegisterShortcomingInput, required: true, description: 'The finding.' }) },
    resolve: async (_root, { input }, { viewer }) => {
      const { councilId, departmentId, meetingId, decisionId } = input
      const ids = {
        councilId: councilId.id,
        departmentId: departmentId.id,
        meetingId: meetingId?.id,
        decisionId: decisionId?.id,
      }
      return reread((await registerShortcoming(viewer, { ...input, ...ids })).id)
    },
  }),
  sendShortcoming: t.field({
    type: Shortcoming,
    description: 'Sends a registered finding to the department: the clock starts and the record becomes public.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: ShortcomingInput, required: true, description: 'The finding.' }) },
    resolve: async (_root, { input }, { viewer }) =>
      reread((await sendShortcoming(viewer, { shortcomingId: input.shortcomingId.id })).id),
  }),
  acknowledgeShortcoming: t.field({
    type: Shortcoming,
    description: 'Says that the department has the finding and will answer.',
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: ShortcomingInput, required: true, description: 'The finding.' }) },
    resolve: async (_root, { input }, { viewer }) =>
      reread((await acknowledgeShortcoming(viewer, { shortcomingId: input.shortcomingId.id })).id),
  }),
  answerShortcoming: t.field({
    type: Shortcoming,
    description: "Gives the department's signed answer, published at once; a later one supersedes it.",
    authScopes: { signedIn: true },
    errors: { types: actionErrors },
    args: { input: t.arg({ type: AnswerShortcomingInput, required: true, description: 'The answer.' }) },
    resolve: async (_root, { input }, { viewer }) => {
      const ids = { shortcomingId: input.shortcomingId.id, referredToId: input.referredToId?.id }
      return reread((await answerShortcoming(viewer, { ...input, ...ids })).shortcomingId)
    },
  }),
}))
