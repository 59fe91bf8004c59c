import { defineMatrix, nobody, textIn } from '../../../testing/matrix/module-matrix.ts'
import type { ActionScope } from '../../../testing/matrix/module-matrix.ts'

const newPassword = 'хати сурх ва себи сабз'
// An answer of an authenticator that belongs to no ceremony.
const answer = (scope: ActionScope) => ({
  ceremony: scope === 'void' ? '' : nobody,
  responseJson: textIn(scope, '{}'),
})

/** What accounts, sessions and second factors contribute to the authorization matrix. */
export const matrix = defineMatrix({
  types: ['Viewer', 'Session', 'Factor', 'Post', 'Seat'],
  queries: { viewer: '', signInMethods: '', pendingSignIn: '' },
  actions: {
    signIn: {
      isOpen: true,
      input: (thing, _id, scope) => ({
        input: {
          email: scope === 'void' ? 'no name' : thing('guestEmail'),
          password: scope === 'void' ? '' : thing('guestPassword'),
        },
      }),
    },
    signOut: {
      isOpen: true,
      input: () => ({}),
    },
    confirmSecondFactor: {
      isOpen: true,
      input: (_thing, _id, scope) => ({ input: { code: textIn(scope, '000000') } }),
    },
    beginPasskeySignIn: {
      isOpen: true,
      input: () => ({}),
    },
    finishPasskeySignIn: {
      isOpen: true,
      input: (_thing, _id, scope) => ({ input: answer(scope) }),
    },
    acceptInvitation: {
      isOpen: true,
      input: (_thing, _id, scope, link) => ({
        input: { token: link('invitationToken'), password: textIn(scope, newPassword) },
      }),
    },
    askPasswordReset: {
      isOpen: true,
      input: (thing, _id, scope) => ({
        input: { email: scope === 'void' ? 'no name' : thing('guestEmail'), language: 'tg' },
      }),
    },
    resetPassword: {
      isOpen: true,
      input: (_thing, _id, scope, link) => ({
        input: { token: link('resetToken'), password: textIn(scope, newPassword) },
      }),
    },
    confirmEmail: {
      isOpen: true,
      input: (_thing, _id, _scope, link) => ({ input: { token: link('emailToken') } }),
    },
    beginTotp: () => ({}),
    finishTotp: (_thing, _id, scope) => ({ input: { code: textIn(scope, '000000') } }),
    beginPasskey: () => ({}),
    finishPasskey: (_thing, _id, scope) => ({ input: { ...answer(scope), label: textIn(scope, 'Телефон') } }),
    confirmIdentity: (thing, _id, scope) => ({
      input: { password: scope === 'void' ? '' : thing('guestPassword'), code: textIn(scope, '000000') },
    }),
    confirmWithPasskey: (_thing, _id, scope) => ({ input: answer(scope) }),
    changePassword: (thing, _id, scope) => ({
      input: { current: scope === 'void' ? '' : thing('guestPassword'), password: textIn(scope, newPassword) },
    }),
    changeEmail: (_thing, _id, scope) => ({
      input: { email: scope === 'void' ? 'no name' : `changed-${scope}@test.example` },
    }),
    endSession: (_thing, id) => ({ id: id('Session', 'session') }),
    endOtherSessions: () => ({}),
    removeFactor: (_thing, id) => ({ id: id('Factor', 'factor') }),
    renewRecoveryCodes: () => ({}),
  },
})
