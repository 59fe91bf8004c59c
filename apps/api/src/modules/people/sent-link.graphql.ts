import type { MailState as State } from '@hamkori/schema/identity.constants'
import { builder } from '../../platform/builder.ts'
import { mailStateOf } from '../identity/index.ts'
import type { WaitingLink } from '../identity/index.ts'

const MailState = builder.enumType('MailState', {
  description: 'Where the message that carries a link stands.',
  values: {
    waiting: { description: 'It has not been tried yet.' },
    retrying: { description: 'It could not be handed over; it is tried again without anybody asking.' },
    accepted: { description: 'The mail server took it. Whether it is read is known only when the link is used.' },
    refused: { description: 'The mail server refused it for good; it is not tried again.' },
    givenUp: { description: 'It was tried as often as it may be, and never taken.' },
  } satisfies Record<State, { description: string }>,
})

const described = {
  state: 'Where its message stands; null where that was not noted.',
  triedAt: 'When the message was last tried, and so when the server took or refused it; null where it never was.',
  attempts: 'How often the message was tried.',
  answer:
    'The three digits of the mail server’s answer to the last attempt, such as 550; null where it was taken, or where no server answered.',
}

/** An invitation that waits, and what is noted of its message. */
export interface SentInvitationShape {
  readonly sentAt: Date
  readonly expiresAt: Date
  readonly mail: WaitingLink['mail'] | null
}

/** An invitation as those see it who may know of the person. */
export const SentInvitation = builder.objectRef<SentInvitationShape>('SentInvitation').implement({
  description: 'An invitation that was sent and neither accepted nor withdrawn.',
  fields: (t) => ({
    sentAt: t.expose('sentAt', { type: 'DateTime', description: 'When it was sent.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'Until when its link can be used; in the past, it has to be renewed.',
    }),
    // Plain values and not an object: a list of people asks for one of them, and an object would cost ten times as much.
    mailState: t.field({
      type: MailState,
      nullable: true,
      description: described.state,
      resolve: ({ mail }) => mail && mailStateOf(mail),
    }),
    mailTriedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: described.triedAt,
      resolve: ({ mail }) => mail?.triedAt ?? null,
    }),
    mailAttempts: t.int({ description: described.attempts, resolve: ({ mail }) => mail?.attempts ?? 0 }),
    mailAnswer: t.int({ nullable: true, description: described.answer, resolve: ({ mail }) => mail?.answer ?? null }),
  }),
})

const SentLinkKind = builder.enumType('SentLinkKind', {
  description: 'What a link that was mailed is for.',
  values: {
    passwordReset: { description: 'To choose a new password.' },
    emailChange: { description: 'To prove that a new address is read.' },
  } satisfies Record<WaitingLink['kind'], { description: string }>,
})

/** A link for a new password or address as administrators see it. */
export const SentLink = builder.objectRef<WaitingLink>('SentLink').implement({
  description: 'A link that was mailed to somebody with an account and has not been used.',
  fields: (t) => ({
    kind: t.expose('kind', { type: SentLinkKind, description: 'What it is for.' }),
    sentAt: t.expose('sentAt', { type: 'DateTime', description: 'When it was asked for.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'Until when it can be used.' }),
    mailState: t.field({ type: MailState, description: described.state, resolve: ({ mail }) => mailStateOf(mail) }),
    mailTriedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: described.triedAt,
      resolve: ({ mail }) => mail.triedAt,
    }),
    mailAttempts: t.int({ description: described.attempts, resolve: ({ mail }) => mail.attempts }),
    mailAnswer: t.int({ nullable: true, description: described.answer, resolve: ({ mail }) => mail.answer }),
  }),
})
