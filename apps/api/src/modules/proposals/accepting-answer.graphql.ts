import type { builder } from '../../platform/builder.ts'
import { caseFields } from '../cases/index.ts'
import type { AcceptingAnswerRow } from './accepting-answer.ts'
import { DeclineGround, ProposalFollowUp, ProposalOutcome, ProposalState, ProposalVerb } from './proposal-enums.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

/** The fields of the input of an answer by which a department accepts, declines or defers, beside those of all answers. */
function answerInput(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return {
    ...caseFields.answerFields(t),
    outcome: t.field({ type: ProposalOutcome, required: true, description: 'What the department says.' }),
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
  }
}

/** The fields of such an answer beside those of all answers. */
function answerFields(t: PothosSchemaTypes.ObjectFieldBuilder<Types, AcceptingAnswerRow>) {
  return {
    outcome: t.expose('outcome', { type: ProposalOutcome, description: 'What the department says.' }),
    ground: t.expose('ground', {
      type: DeclineGround,
      nullable: true,
      description: 'The ground on which it is declined.',
    }),
    ownerOffice: t.exposeString('ownerOffice', {
      nullable: true,
      description: 'The office or service that carries it out, where it is accepted.',
    }),
    dueOn: t.expose('dueOn', {
      type: 'Date',
      nullable: true,
      description: 'By when it will be done, where it is accepted.',
    }),
    deferredUntil: t.expose('deferredUntil', {
      type: 'Date',
      nullable: true,
      description: 'When it will be decided, where it is deferred.',
    }),
  }
}

/** The fields of the input of what a body has adopted, beside its text. */
function adoptionFields(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return {
    topic: t.field({ type: caseFields.CaseTopic, required: true, description: 'What it is about.' }),
    note: t.string({ description: 'How it was adopted, up to 1,000 characters; needed where no decision is named.' }),
  }
}

/** The types and fields of the kinds of cases that a body adopts and a department accepts, declines or defers. */
export const acceptingFields = {
  State: ProposalState,
  Verb: ProposalVerb,
  FollowUp: ProposalFollowUp,
  answerInput,
  answerFields,
  adoptionFields,
}
