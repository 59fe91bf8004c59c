import { randomBytes } from 'node:crypto'
import { defineMatrix, nobody, textIn } from '../../../testing/matrix/module-matrix.ts'
import type { ActionScope } from '../../../testing/matrix/module-matrix.ts'
import { ownerDb } from '../../../testing/owner.ts'

const newPassword = 'хати сурх ва себи сабз'
// An answer of an authenticator that belongs to no ceremony.
const answer = (scope: ActionScope) => ({
  ceremony: scope === 'void' ? '' : nobody,
  responseJson: textIn(scope, '{}'),
})

const account = `EXISTS (SELECT FROM asking WHERE id::text = $3)
      OR EXISTS (SELECT FROM post_now WHERE role IN ('coordinator', 'observer', 'administrator'))
      OR EXISTS (SELECT FROM seat_now JOIN membership held USING (council_id)
        WHERE seat_now.office IN ('chair', 'deputyChair') AND held.person_id::text = $3)
      OR EXISTS (SELECT FROM seat_now JOIN seat_offer offered USING (council_id)
        WHERE seat_now.office IN ('chair', 'deputyChair') AND offered.person_id::text = $3)
      OR $3 = ANY($5::text[])`

/** What accounts, sessions and second factors contribute to the authorization matrix. */
export const matrix = defineMatrix({
  tables: {
    ceremony: { restricted: ['encrypted'], uncounted: 'of signing in' },
    factor: {
      restricted: ['label', 'encrypted_secret', 'credential_id', 'public_key'],
      others: ['transports'],
      uncounted: 'of signing in',
    },
    invitation: { restricted: ['token_hash'], uncounted: 'of signing in' },
    link_mail: { uncounted: 'of signing in' },
    mailed_link: { restricted: ['token_hash', 'new_email'], uncounted: 'of signing in' },
    organisation_link: { restricted: ['issuer', 'subject'], uncounted: 'of signing in' },
    person: {
      restricted: ['email', 'password_hash', 'label', 'suspended_for', 'search_text'],
      others: ['language'],
      uncounted: 'the record names no person',
    },
    recovery_code: { restricted: ['code_hash'], uncounted: 'of signing in' },
    session: { restricted: ['token_hash'], uncounted: 'nobody’s session is public' },
    sign_in_rate_limit: { uncounted: 'of signing in' },
  },
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
  canaryRules: {
    // An account is its owner's; coordinators, observers and administrators look after people, a chair knows the own council's and those invited to it;
    // and whoever holds a link that was mailed to somebody is taken for that person.
    account,
    // What colleagues call somebody, every member of a council knows of the others.
    label: `${account}
      OR EXISTS (SELECT FROM seat_now JOIN membership held USING (council_id) WHERE held.person_id::text = $3)`,
    // How somebody signs in is told to that person.
    self: `EXISTS (SELECT FROM asking WHERE id::text = $3)`,
    // Why somebody was suspended is not a chair's to know.
    suspension: `EXISTS (SELECT FROM post_now WHERE role IN ('coordinator', 'observer', 'administrator'))`,
  },
  async plantCanaries(maker, personIds) {
    for (const personId of personIds) {
      const [credential, key, encrypted] = [randomBytes(32), randomBytes(77), randomBytes(60)]
      await ownerDb.factor.create({
        data: {
          personId,
          kind: 'passkey',
          label: maker.canary('self', 'factor.label', personId),
          credentialId: credential,
          publicKey: key,
          signCount: 0n,
          lastUsedAt: new Date('2026-01-05T08:00:00Z'),
        },
      })
      maker.mark('self', 'factor.credential_id', personId, credential)
      maker.mark('secret', 'factor.public_key', personId, key)
      // Whoever asked for another address has a link waiting for them there.
      const newEmail = `${maker.canary('self', 'mailed_link.new_email', personId)}@test.example`
      await ownerDb.mailedLink.create({
        data: {
          kind: 'emailChange',
          personId,
          tokenHash: randomBytes(32),
          newEmail,
          expiresAt: new Date(Date.now() + 24 * 3_600_000),
          mail: { create: { attempts: 1, triedAt: new Date(), outcome: 'refused', answer: 550 } },
        },
      })
      await ownerDb.person.update({ where: { id: personId }, data: { lastSeenOn: new Date('2026-01-05') } })
      await ownerDb.organisationLink.create({
        data: {
          personId,
          issuer: `https://${maker.canary('secret', 'organisation_link.issuer', personId)}.example`,
          subject: maker.canary('secret', 'organisation_link.subject', personId),
        },
      })
      const expiresAt = new Date(Date.now() + 600_000)
      await ownerDb.ceremony.create({ data: { kind: 'passkeySignIn', encrypted, expiresAt } })
      maker.mark('secret', 'ceremony.encrypted', personId, encrypted)
    }
  },
})
