import { defineMatrix, linkOf } from '../../../testing/matrix/module-matrix.ts'
import type { ActionScope } from '../../../testing/matrix/module-matrix.ts'
import { globalIdOf } from '../../../testing/matrix/paths.ts'

const year = new Date().getUTCFullYear()
const lastYear = `${year - 1}-01-01`
const nextYear = `${year + 1}-01-01`
const reason = (scope: ActionScope) => (scope === 'void' ? '' : 'Бо қарори роҳбарият.')
const today = () => new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10)

/** What the directory of people, posts and invitations contribute to the authorization matrix. */
export const matrix = defineMatrix({
  tables: {
    post: { others: ['title', 'ended_reason'], uncounted: 'the record names no person' },
  },
  types: ['Person', 'PersonPost'],
  withoutScope: { authorizedByLoader: ['Person', 'PersonPost'] },
  queries: {
    person: (fixtures, _actor, half) => [
      { tag: half, args: `id: "${globalIdOf('Person', fixtures.halves[half]['target'] ?? '')}"` },
    ],
    people: (fixtures, _actor, half) => [
      { tag: half, args: `first: 12, councilId: "${globalIdOf('Council', fixtures.halves[half]['council'] ?? '')}"` },
      ...(half === 'own' ? [{ tag: 'all' as const, args: 'first: 30' }] : []),
    ],
    // The link of an invitation is known to whom it was mailed; everybody else can only guess.
    invitation: (fixtures, actor, half) => [
      { tag: half, args: `token: "${linkOf(fixtures, actor, half, 'invitationToken')}"` },
      { tag: half, args: `token: "${linkOf(fixtures, actor, half, 'postInvitationToken')}"` },
    ],
  },
  actions: {
    invitePerson: (_thing, id, scope) => ({
      input: {
        email: scope === 'void' ? 'no name' : `new-${scope}@test.example`,
        label: scope === 'void' ? '' : 'Узви нав',
        language: 'tg',
        seat: { councilId: id('Council', 'council'), office: 'member', seat: 31, termFrom: lastYear, termTo: nextYear },
      },
    }),
    renewInvitation: (_thing, id) => ({ input: { personId: id('Person', 'newcomerPerson') } }),
    withdrawInvitation: (_thing, id, scope) => ({
      input: { personId: id('Person', 'newcomerPerson'), reason: reason(scope) },
    }),
    suspendPerson: {
      also: ['self'],
      input: (_thing, id, scope) => ({ input: { personId: id('Person', 'target'), reason: reason(scope) } }),
    },
    restorePerson: {
      also: ['self'],
      input: (_thing, id, scope) => ({
        input: { personId: id('Person', 'suspendedPerson'), reason: reason(scope) },
      }),
    },
    resetFactors: {
      also: ['self'],
      input: (_thing, id, scope) => ({ input: { personId: id('Person', 'target'), reason: reason(scope) } }),
    },
    assignPost: {
      also: ['self'],
      input: (_thing, id, scope) => ({
        input: {
          personId: id('Person', 'target'),
          role: 'moderator',
          validFrom: scope === 'void' ? nextYear : lastYear,
          validTo: scope === 'void' ? lastYear : nextYear,
        },
      }),
    },
    endPost: {
      also: ['self'],
      input: (_thing, id, scope) => ({
        input: { postId: id('PersonPost', 'targetPost'), on: today(), reason: reason(scope) },
      }),
    },
  },
})
