import type { ActInput, ActionScope } from './acting.ts'

const text = (scope: ActionScope, words: string) => (scope === 'void' ? '' : words)
const newPassword = 'хати сурх ва себи сабз'
// An answer of an authenticator that belongs to no ceremony.
const answer = (scope: ActionScope) => ({
  ceremony: scope === 'void' ? '' : '00000000-0000-4000-8000-000000000000',
  responseJson: text(scope, '{}'),
})

/** Acts on the own account, and those by which one gets to it. */
export const accountActions: Readonly<Record<string, ActInput>> = {
  signIn: (thing, _id, scope) => ({
    input: {
      email: scope === 'void' ? 'no name' : thing('guestEmail'),
      password: scope === 'void' ? '' : thing('guestPassword'),
    },
  }),
  signOut: () => ({}),
  confirmSecondFactor: (_thing, _id, scope) => ({ input: { code: text(scope, '000000') } }),
  beginPasskeySignIn: () => ({}),
  finishPasskeySignIn: (_thing, _id, scope) => ({ input: answer(scope) }),
  acceptInvitation: (_thing, _id, scope, link) => ({
    input: { token: link('invitationToken'), password: text(scope, newPassword) },
  }),
  askPasswordReset: (thing, _id, scope) => ({
    input: { email: scope === 'void' ? 'no name' : thing('guestEmail'), language: 'tg' },
  }),
  resetPassword: (_thing, _id, scope, link) => ({
    input: { token: link('resetToken'), password: text(scope, newPassword) },
  }),
  confirmEmail: (_thing, _id, _scope, link) => ({ input: { token: link('emailToken') } }),
  beginTotp: () => ({}),
  finishTotp: (_thing, _id, scope) => ({ input: { code: text(scope, '000000') } }),
  beginPasskey: () => ({}),
  finishPasskey: (_thing, _id, scope) => ({ input: { ...answer(scope), label: text(scope, 'Телефон') } }),
  confirmIdentity: (thing, _id, scope) => ({
    input: { password: scope === 'void' ? '' : thing('guestPassword'), code: text(scope, '000000') },
  }),
  confirmWithPasskey: (_thing, _id, scope) => ({ input: answer(scope) }),
  changePassword: (thing, _id, scope) => ({
    input: { current: scope === 'void' ? '' : thing('guestPassword'), password: text(scope, newPassword) },
  }),
  changeEmail: (_thing, _id, scope) => ({
    input: { email: scope === 'void' ? 'no name' : `changed-${scope}@test.example` },
  }),
  endSession: (_thing, id) => ({ id: id('Session', 'session') }),
  endOtherSessions: () => ({}),
  removeFactor: (_thing, id) => ({ id: id('Factor', 'factor') }),
  renewRecoveryCodes: () => ({}),
  exportAuditLog: (_thing, _id, scope) => ({ filter: scope === 'void' ? { from: '2026-02-31' } : {} }),
}

/** Acts that need no session, so that none can be too old for them. */
export const actsOfAnybody = new Set([
  'signIn',
  'signOut',
  'confirmSecondFactor',
  'beginPasskeySignIn',
  'finishPasskeySignIn',
  'acceptInvitation',
  'askPasswordReset',
  'resetPassword',
  'confirmEmail',
  'submitRating',
])
