import { builder } from '../../platform/builder.ts'
import type { DeadlineShape } from './response-clock.ts'

export const ClockState = builder.enumType('ClockState', {
  description: 'Where a time limit stands today.',
  values: {
    notStarted: { description: 'The record has not been sent yet.' },
    running: { description: 'There is time left.' },
    dueSoon: { description: 'At most five days are left.' },
    overdue: { description: 'The date has passed and nothing has come.' },
    met: { description: 'It was done, in time or late.' },
  } as const,
})

/** What the public lists are narrowed to, as `answerStates` of the shared schema names it. */
export const AnswerState = builder.enumType('AnswerState', {
  description: 'How the answer to a public case stands today.',
  values: {
    overdue: { description: 'The last day has passed and no answer has come that decides.' },
    waiting: { description: 'There is no such answer yet, and there is time left.' },
    unanswered: { description: 'There is no such answer yet: overdue, or waiting.' },
    answeredInTime: { description: 'It came by the last day.' },
    answeredLate: { description: 'It came after the last day.' },
  } as const,
})

/** What the public lists are narrowed to, as `caseStages` of the shared schema names it. */
export const CaseStageType = builder.enumType('CaseStage', {
  description: 'How far a public case has come.',
  values: {
    agreed: { description: 'The answer in force agrees to act, in whole or in part.' },
    late: {
      description: 'The last day that the department promised has passed, and it has not reported anything done.',
    },
    reported: { description: 'And the department has reported that it is done.' },
    verified: { description: 'And the council has confirmed it.' },
  } as const,
})

export const Deadline = builder.objectRef<DeadlineShape>('Deadline').implement({
  cache: 'publicRecord',
  description: 'A legal time limit with the calculation that led to it. Computed when it is read, never stored.',
  fields: (t) => ({
    dueOn: t.expose('dueOn', {
      type: 'Date',
      nullable: true,
      description: 'The last day; null before the record is sent.',
    }),
    state: t.expose('state', { type: ClockState, description: 'Where it stands today.' }),
    daysLeft: t.exposeInt('daysLeft', {
      nullable: true,
      description: 'Days until the last day; negative when it has passed; null when it is not running.',
    }),
    countedFrom: t.expose('countedFrom', {
      type: 'Date',
      nullable: true,
      description: 'The first day that counts: the day after sending.',
    }),
    days: t.exposeInt('days', { description: 'How many days the department is given.' }),
    metOn: t.expose('metOn', { type: 'Date', nullable: true, description: 'The day on which it was done.' }),
  }),
})
