import { emptyOutbox } from '../platform/outbox.ts'
import type { Message } from '../platform/mail.ts'
import { sendPasswordReset } from '../modules/identity/index.ts'

/** Empties the outbox as the application does, and returns the messages instead of sending them. */
export async function sentMail(): Promise<Message[]> {
  const messages: Message[] = []
  await emptyOutbox({
    mail: (message: Message) => {
      messages.push(message)
      return Promise.resolve()
    },
    passwordReset: sendPasswordReset,
  })
  return messages
}

/** The token of the link in a message. Throws where there is none. */
export function tokenIn(message: Message | undefined): string {
  const token = /#([A-Za-z0-9_-]{43})$/m.exec(message?.text ?? '')?.[1]
  if (token === undefined) throw new Error('there is no link in this message')
  return token
}
