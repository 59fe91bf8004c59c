import type { Tx } from '../../platform/db.ts'

/** What a module above does in the transaction in which an invitation is answered. */
export interface AnswerHandler {
  /** The person has opened the account: what was offered begins. */
  accepted(tx: Tx, personId: string): Promise<void>
  /** The invitation was taken back: what was offered is free again. */
  withdrawn(tx: Tx, personId: string): Promise<void>
}

const handlers: AnswerHandler[] = []

/** Adds what a module above does when an invitation is answered; called once, when that module is loaded. */
export function whenAnswered(handler: AnswerHandler): void {
  handlers.push(handler)
}

/** Begins what was offered to a person, in the transaction that opens the account. */
export async function tellAccepted(tx: Tx, personId: string): Promise<void> {
  for (const handler of handlers) await handler.accepted(tx, personId)
}

/** Frees what was offered to a person, in the transaction that takes the invitation back. */
export async function tellWithdrawn(tx: Tx, personId: string): Promise<void> {
  for (const handler of handlers) await handler.withdrawn(tx, personId)
}
