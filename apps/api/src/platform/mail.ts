import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { now } from './clock.ts'
import { variable } from './env.ts'
import { countMail } from './metrics.ts'
import { publicOrigin } from './origin.ts'

/** A message in plain text, to one person. */
export interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The address at which the reader, or a mail program by one click (RFC 8058), stops such messages. */
  readonly unsubscribe?: string | undefined
  /** An entry for the reader's calendar (RFC 5545), which mail programs offer to take over or out. */
  readonly calendar?: MessageCalendar | undefined
}

/** What is to be done with the event of a calendar, and the calendar itself (iTIP, RFC 5546). */
export interface MessageCalendar {
  readonly method: 'REQUEST' | 'CANCEL'
  readonly content: string
}

const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Sends one message as {@link deliver} does, and counts what became of it. */
export async function sendMail(message: Message): Promise<void> {
  try {
    await deliver(message)
    countMail('sent')
  } catch (failure) {
    countMail(readMailFailure(failure).isRefused ? 'refused' : 'failed')
    throw failure
  }
}

/**
 * Sends one message by the server of SMTP_URL. Without one it becomes a file in HAMKORI_HOME/mail that only its owner can
 * read, which is how the demonstration works. Throws where neither is possible, or the server refuses it.
 */
async function deliver({ to, subject, text, unsubscribe, calendar }: Message): Promise<void> {
  // An address is given as one: what stands in it can never become a second one, or a header.
  const message = {
    ...{ from: sender(), to: { name: '', address: to }, subject, text, date: now() },
    ...(unsubscribe === undefined ? {} : oneClick(unsubscribe)),
    // Beside the text, as Outlook and Gmail look for it, and as a file for everybody else.
    ...(calendar === undefined ? {} : { icalEvent: { filename: 'invite.ics', ...calendar } }),
  }
  const url = variable('SMTP_URL')
  if (url !== undefined) {
    const transport = createTransport({ url, ...timeouts })
    try {
      await transport.sendMail(message)
    } finally {
      transport.close()
    }
    return
  }
  const home = variable('HAMKORI_HOME')
  if (home === undefined) throw new Error('neither SMTP_URL nor HAMKORI_HOME says where a message goes')
  const written = await createTransport({ streamTransport: true, buffer: true, newline: 'unix' }).sendMail(message)
  const folder = path.join(home, 'mail')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `${now().toISOString().replaceAll(':', '-')}-${randomBytes(4).toString('hex')}.eml`
  await writeFile(path.join(folder, name), written.message as Buffer, { mode: 0o600, flag: 'wx' })
}

/** The headers by which mail programs offer to stop such messages: RFC 2369 and 8058. */
function oneClick(url: string) {
  return { list: { unsubscribe: { url } }, headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } }
}

/** How a message failed: whether the server will never take it, and the three digits of its answer where there was one. */
export interface MailFailure {
  readonly isRefused: boolean
  readonly answer: number | null
}

/**
 * What a failure of {@link sendMail} means for this message. Refused for good is what the server answers with 5xx to the addressee
 * or to the text. A password or a sender that it refuses is the operator's to put right: the message waits.
 */
export function readMailFailure(failure: unknown): MailFailure {
  const { command, responseCode } = (failure ?? {}) as { command?: unknown; responseCode?: unknown }
  const answer =
    typeof responseCode === 'number' && responseCode >= 100 && responseCode <= 599 ? Math.trunc(responseCode) : null
  const isOfMessage = command === 'RCPT TO' || command === 'DATA'
  return { isRefused: isOfMessage && answer !== null && answer >= 500, answer }
}

/** The address from which messages come, without a name. */
export function senderAddress(): string {
  const from = sender()
  return /<([^<>]+)>\s*$/u.exec(from)?.[1] ?? from.trim()
}

function sender(): string {
  return variable('MAIL_FROM') ?? `Hamkori <no-reply@${new URL(publicOrigin()).hostname}>`
}
