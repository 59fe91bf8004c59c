import type { Language } from '@hamkori/schema/languages'
import { invitationSchedule } from '@hamkori/schema/notifications.constants'
import type { RawBuilder } from 'kysely'
import { z } from 'zod'
import { defineJob } from './jobs.ts'
import type { MessageCalendar } from './mail.ts'

/** Something that people are invited to and that has not begun, as it was announced last. */
export interface AnnouncedRow {
  /** The record's id. */
  readonly id: string
  /** Counts the announcements of the record, from 1: each is told once. */
  readonly number: number
  /** It was called off, or put off without a day: only those are told who were invited. */
  readonly is_cancelled: boolean
  /** The printed number. */
  readonly reference: string
  readonly begins_at: Date
}

/** Somebody who is invited to it, as things stand now. */
export interface InvitedRow {
  /** The record's id. */
  readonly id: string
  readonly person_id: string
}

/** To whom an invitation goes, and in which language. */
export interface Invited {
  readonly email: string
  readonly language: Language
  /** Was invited, and is not any more: the entry goes out of their calendar. */
  readonly hasLeft: boolean
}

/** What an invitation says. Public facts alone: a message may be read by others. */
export interface InvitationContent {
  readonly subject: string
  /** In the reader's language. */
  readonly paragraphs: readonly string[]
  readonly calendar: MessageCalendar
}

/** Something that people are invited to by mail: what a module gives to the notifications in its manifest. */
export interface InvitationSource {
  /** GraphQL type of the records. */
  readonly recordType: string
  /** Query, in brackets, of what people are invited to: {@link AnnouncedRow}. `now` is this moment. */
  readonly announced: (values: { readonly now: Date }) => RawBuilder<AnnouncedRow>
  /**
   * Query, in brackets, of who is invited to each of these: {@link InvitedRow}. Whoever was told and is not among them any more is told
   * that the invitation no longer holds.
   */
  readonly invited: (values: { readonly now: Date }) => RawBuilder<InvitedRow>
  /** What is said of the record, as was announced with this number; null where that has been replaced by now. */
  readonly compose: (id: string, number: number, to: Invited) => Promise<InvitationContent | null>
}

let send: () => Promise<void> = () => Promise.resolve()

/** Says who sends the invitations: the module of notifications, which knows what was told to whom. */
export function setInvitationSender(sender: () => Promise<void>): void {
  send = sender
}

/**
 * Sends the invitations that are pending. A module enqueues it in the transaction that announces something; what has to wait for the end
 * of the quiet hours is sent by its schedule.
 */
export const invitationsJob = defineJob({
  name: 'sendInvitations',
  payload: z.object({}),
  schedule: invitationSchedule,
  run: () => send(),
})
