import { setInvitationSender } from '../../platform/invitations.ts'
import type { InvitationSource } from '../../platform/invitations.ts'
import { sendInvitations } from './actions/send-invitations.ts'
import { setInvitationSources } from './pending-invitations.queries.ts'

const sources = new Map<string, InvitationSource>()

/** Composes invitations over the sources of all modules. */
export function addInvitations(added: readonly InvitationSource[]): void {
  for (const source of added) sources.set(source.recordType, source)
  setInvitationSources(added)
  setInvitationSender(() => sendInvitations(sources))
}
