import { mailKinds, noticeChoices, shownNotices } from '@hamkori/schema/notifications.constants'
import type { MailKind, NoticeChoiceName } from '@hamkori/schema/notifications.constants'
import { builder } from '../../platform/builder.ts'
import { ForbiddenError, InvalidInputError, UnavailableError } from '../../platform/errors.ts'
import { chooseNotice } from './actions/choose-notice.ts'
import { choicesOf } from './choices.queries.ts'
import type { Choices } from './choices.queries.ts'
import { latestNotices } from './latest-notices.queries.ts'
import type { LatestNotice } from './latest-notices.queries.ts'
import { readUnsubscribeToken } from './unsubscribe-token.ts'

const NoticeChoice = builder.enumType('NoticeChoice', {
  description: 'What a person chooses about messages.',
  values: {
    reminder: { description: 'Reminders of what is to be done by a day.' },
    waiting: { description: 'That something has come to wait in the inbox.' },
    invitation: { description: 'Invitations to meetings of the own council, changes and cancellations.' },
    night: { description: 'Messages may come between 21:00 and 07:00 in Dushanbe.' },
  } satisfies Record<NoticeChoiceName, object>,
})

const ChosenNotice = builder.objectRef<{ choice: NoticeChoiceName; isOn: boolean }>('ChosenNotice').implement({
  description: 'A choice and what holds for it now.',
  fields: (t) => ({
    choice: t.expose('choice', { type: NoticeChoice, description: 'What is chosen.' }),
    isOn: t.exposeBoolean('isOn', { description: 'Whether it is on.' }),
  }),
})

const ToldNotice = builder.objectRef<LatestNotice>('ToldNotice').implement({
  description: 'Something that the signed-in person was told by mail.',
  fields: (t) => ({
    kind: t.expose('kind', { type: NoticeChoice, description: 'What kind of message told it.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    reference: t.exposeString('reference', {
      nullable: true,
      description: 'Its printed number; null where the message gave none.',
    }),
    dueOn: t.expose('dueOn', { type: 'Date', nullable: true, description: 'The last day that it reminded of.' }),
    count: t.exposeInt('count', { description: 'How many records it named.' }),
  }),
})

const NotificationSettings = builder
  .objectRef<{ personId: string; choices: Choices }>('NotificationSettings')
  .implement({
    description: 'What the signed-in person is told by mail.',
    fields: (t) => ({
      choices: t.field({
        type: [ChosenNotice],
        description: 'Each choice.',
        resolve: ({ choices }) => noticeChoices.map((choice) => ({ choice, isOn: choices[choice] })),
      }),
      latest: t.field({
        type: [ToldNotice],
        description: `The latest ${shownNotices} notices, the newest first.`,
        resolve: ({ personId }) => latestNotices(personId),
      }),
    }),
  })

builder.queryField('notificationSettings', (t) =>
  t.field({
    type: NotificationSettings,
    nullable: true,
    description: 'What the signed-in person is told by mail; null for everybody else.',
    authScopes: { public: true },
    resolve: async (_root, _args, { viewer }) =>
      viewer.kind === 'person' ? { personId: viewer.personId, choices: await choicesOf(viewer.personId) } : null,
  }),
)

builder.queryField('unsubscription', (t) =>
  t.field({
    type: [ChosenNotice],
    nullable: true,
    description:
      'What the link in a message switches off, and whether it is on; null for a link that was not made here. It says nothing of the person.',
    authScopes: { public: true },
    args: { token: t.arg.string({ required: true, description: 'The last part of the link.' }) },
    resolve: async (_root, { token }) => {
      const found = readUnsubscribeToken(token)
      if (found === null) return null
      const choices = await choicesOf(found.personId)
      return found.kinds.map((choice: MailKind) => ({ choice, isOn: choices[choice] }))
    },
  }),
)

const ChooseNoticeInput = builder.inputType('ChooseNoticeInput', {
  description: 'A choice about messages.',
  fields: (t) => ({
    choice: t.field({ type: NoticeChoice, required: true, description: 'What is chosen.' }),
    isOn: t.boolean({ required: true, description: 'Whether it is to be on.' }),
  }),
})

builder.mutationField('chooseNotice', (t) =>
  t.field({
    type: NotificationSettings,
    description: `Switches a kind of message (${mailKinds.join(', ')}) on or off, or lets messages come at night.`,
    authScopes: { signedIn: true },
    errors: { types: [InvalidInputError, ForbiddenError, UnavailableError] },
    args: { input: t.arg({ type: ChooseNoticeInput, required: true, description: 'The choice.' }) },
    resolve: async (_root, { input }, { viewer }) => {
      await chooseNotice(viewer, input)
      if (viewer.kind !== 'person') throw new ForbiddenError('notification:choose')
      return { personId: viewer.personId, choices: await choicesOf(viewer.personId) }
    },
  }),
)
