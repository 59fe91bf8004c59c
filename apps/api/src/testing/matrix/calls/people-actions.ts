import type { ActInput, ActionScope } from './acting.ts'

const year = new Date().getUTCFullYear()
const lastYear = `${year - 1}-01-01`
const nextYear = `${year + 1}-01-01`
const reason = (scope: ActionScope) => (scope === 'void' ? '' : 'Бо қарори роҳбарият.')
const today = () => new Date(Date.now() + 5 * 3_600_000).toISOString().slice(0, 10)

/** Acts on people: on somebody of the half, on oneself, or on nobody. */
export const peopleActions: Readonly<Record<string, ActInput>> = {
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
  suspendPerson: (_thing, id, scope) => ({ input: { personId: id('Person', 'target'), reason: reason(scope) } }),
  restorePerson: (_thing, id, scope) => ({
    input: { personId: id('Person', 'suspendedPerson'), reason: reason(scope) },
  }),
  resetFactors: (_thing, id, scope) => ({ input: { personId: id('Person', 'target'), reason: reason(scope) } }),
  assignPost: (_thing, id, scope) => ({
    input: {
      personId: id('Person', 'target'),
      role: 'moderator',
      validFrom: scope === 'void' ? nextYear : lastYear,
      validTo: scope === 'void' ? lastYear : nextYear,
    },
  }),
  endPost: (_thing, id, scope) => ({
    input: { postId: id('PersonPost', 'targetPost'), on: today(), reason: reason(scope) },
  }),
  startMembership: (_thing, id, scope) => ({
    input: {
      councilId: id('Council', 'council'),
      personId: id('Person', 'target'),
      office: 'member',
      seat: scope === 'void' ? 0 : 30,
      termFrom: lastYear,
      termTo: nextYear,
    },
  }),
  endMembership: (_thing, id) => ({
    input: { membershipId: id('Membership', 'targetSeat'), on: today(), reason: 'resigned' },
  }),
}

/** Acts that put two records together: what is own with somebody of the other half. */
export const crossedActions = new Set(['startMembership'])

/** For acts on oneself: what of one's own stands in the place of the half's things. */
export const selfActions = new Set([
  'suspendPerson',
  'restorePerson',
  'resetFactors',
  'assignPost',
  'endPost',
  'startMembership',
  'endMembership',
])
