import { mayAct } from '../../platform/authorize.ts'
import { builder } from '../../platform/builder.ts'
import { Meeting } from '../meetings/index.ts'
import { invitationCountsOf } from './pending-invitations.queries.ts'
import type { InvitationCounts } from './pending-invitations.queries.ts'

const MeetingInvitations = builder.objectRef<InvitationCounts>('MeetingInvitations').implement({
  description:
    'How many members of a council got the mail about the latest announcement of a meeting; for the council alone.',
  fields: (t) => ({
    members: t.exposeInt('members', { description: 'How many members the council has on that day.' }),
    invited: t.exposeInt('invited', { description: 'To how many of them the mail server took the message.' }),
    waiting: t.exposeInt('waiting', {
      description: 'For how many it waits: for its turn, for the morning, or to be tried again.',
    }),
    refused: t.exposeInt('refused', { description: 'For how many the mail server refused it, or never took it.' }),
    withoutMail: t.int({
      description: 'How many get none: they have no account, or have switched invitations off.',
      resolve: ({ members, invited, waiting, refused }) => members - invited - waiting - refused,
    }),
  }),
})

builder.objectField(Meeting, 'invitations', (t) =>
  t.field({
    type: MeetingInvitations,
    nullable: true,
    cache: 'never',
    description:
      'How many members got the mail about its latest announcement; null for everybody outside the council, before it is announced and once it has begun.',
    resolve: ({ id, councilId }, _args, context) =>
      mayAct(context.viewer, 'meeting:readDraft', { councilId }) ? invitationCountsOf(context, id) : null,
  }),
)
