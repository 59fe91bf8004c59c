import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { schema } from './schema.ts'
import { matrices } from './testing/matrix/modules.ts'

/** What Pothos was told when a field or a type was declared. */
interface Declared {
  readonly authScopes?: unknown
}

function declared(thing: GraphQLField<unknown, unknown> | GraphQLNamedType): Declared {
  return (thing.extensions['pothosOptions'] ?? {}) as Declared
}

const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'))

// `node` and `nodes` are Relay's own and carry no scope: the types they lead to do, which the test below demands.
const relayRoots = new Set(['node', 'nodes'])

// Each module names those of its types that need none (testing/<module>.matrix.ts). Everything else that `node(id:)` reaches
// declares a scope.
const withoutScope = new Set(
  matrices.flatMap(({ withoutScope: { open = [], authorizedByLoader = [] } = {} }) => [...open, ...authorizedByLoader]),
)

function rootFields(): [coordinate: string, field: GraphQLField<unknown, unknown>][] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((root) =>
    Object.values(root?.getFields() ?? {})
      .filter((field) => !(root === schema.getQueryType() && relayRoots.has(field.name)))
      .map((field): [string, GraphQLField<unknown, unknown>] => [`${root?.name}.${field.name}`, field]),
  )
}

describe('the schema', () => {
  it('has root fields to look at', () => {
    expect(rootFields().length).toBeGreaterThan(20)
  })

  it('declares on every query and every mutation who may ask', () => {
    const open = rootFields().filter(([, field]) => declared(field).authScopes === undefined)
    expect(open.map(([coordinate]) => coordinate)).toEqual([])
  })

  it('guards a mutation itself, not only the type it returns', () => {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})
    expect(mutations.filter((field) => declared(field).authScopes === undefined).map((field) => field.name)).toEqual([])
  })

  it('declares on every type that `node(id:)` can reach who may see it', () => {
    const open = types
      .filter((type) => isObjectType(type) && type.getInterfaces().some((each) => each.name === 'Node'))
      .filter((type) => declared(type).authScopes === undefined && !withoutScope.has(type.name))
    expect(open.map((type) => type.name)).toEqual([])
  })

  /** Every field, and every result of an action, that leads to one of these types. */
  function waysTo(wanted: readonly string[]): string[] {
    const ways = types.flatMap((type) => {
      if (isUnionType(type)) return type.getTypes().map((member) => [type.name, member.name] as const)
      if (!isObjectType(type) && !isInterfaceType(type)) return []
      return Object.values(type.getFields()).map(
        (field) => [`${type.name}.${field.name}`, getNamedType(field.type).name] as const,
      )
    })
    return ways
      .filter(([, to]) => wanted.includes(to))
      .map(([from, to]) => `${from} → ${to}`)
      .sort()
  }

  it('shows what belongs to one person only where that person, or the holder of the receipt, asks', () => {
    const personal = ['Viewer', 'Post', 'Seat', 'Session', 'Factor', 'PendingSignIn', 'TotpSecret', 'RecoveryCodes']
    expect(waysTo([...personal, 'Inbox', 'InboxItem', 'OwnRating'])).toEqual([
      'BeginTotpResult → TotpSecret',
      'ChangeEmailResult → Viewer',
      'ChangePasswordResult → Viewer',
      'ConfirmIdentityResult → Viewer',
      'ConfirmSecondFactorResult → Viewer',
      'ConfirmWithPasskeyResult → Viewer',
      'EndOtherSessionsResult → Viewer',
      'EndSessionResult → Viewer',
      'FinishPasskeySignInResult → Viewer',
      'Inbox.items → InboxItem',
      'PasskeyAdded.factor → Factor',
      'PasskeyAdded.viewer → Viewer',
      'Query.inbox → Inbox',
      'Query.pendingSignIn → PendingSignIn',
      'Query.ratingByReceipt → OwnRating',
      'Query.viewer → Viewer',
      'RemoveFactorResult → Viewer',
      'RenewRecoveryCodesResult → RecoveryCodes',
      'TotpFinished.viewer → Viewer',
      'Viewer.factors → Factor',
      'Viewer.posts → Post',
      'Viewer.seats → Seat',
      'Viewer.sessions → Session',
    ])
  })

  it('leads to people and to the audit log only where a policy is asked about the viewer', () => {
    const closed = ['Person', 'PersonPost', 'AuditEntry', 'AuditLogFile', 'AuditSubject']
    expect(waysTo(closed).filter((way) => !/^\w+Result → Person$/.test(way))).toEqual([
      'AuditEntry.subject → AuditSubject',
      'AuditLogFile.entries → AuditEntry',
      'ExportAuditLogResult → AuditLogFile',
      'Membership.person → Person',
      'Person.posts → PersonPost',
      'Query.auditSubject → AuditSubject',
      'Query.person → Person',
      'QueryAuditLogConnectionEdge.node → AuditEntry',
      'QueryPeopleConnectionEdge.node → Person',
      'SeatOffer.person → Person',
    ])
  })

  // What changes is told by plain streams that carry nothing (src/live.ts, ADR 108); live.test.ts sees them end with their session.
  it('has no subscription, which would outlive the session that opened it', () => {
    expect(schema.getSubscriptionType() ?? null).toBeNull()
  })
})
