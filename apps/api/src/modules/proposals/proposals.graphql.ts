import { formatReference, parseReference } from '@hamkori/schema/references'
import type { AddressedKey } from '../../platform/addressed-records.ts'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import { connectionOf, readDayAndId, readPage } from '../../platform/pagination.ts'
import type { Connection, ConnectionArguments } from '../../platform/pagination.ts'
import { Council } from '../councils/index.ts'
import { Meeting } from '../meetings/index.ts'
import { addressed } from '../shortcomings/index.ts'
import './proposal-actions.graphql.ts'
import { Proposal } from './proposal-types.graphql.ts'
import { countPublishedProposals, readProposals } from './proposals.queries.ts'
import type { ProposalRow } from './proposals.queries.ts'
import { maySeeDraftsOf, maySeeProposal } from './proposals.policy.ts'

const keyOf = (row: ProposalRow) => [row.registeredOn, row.id]
const readKey = (args: ConnectionArguments) => readPage<AddressedKey>(args, readDayAndId)

const QueryProposalsConnection = connectionType(
  'QueryProposalsConnection',
  Proposal,
  'A page of proposals, the newest first.',
  'publicRecord',
)
builder.objectField(QueryProposalsConnection, 'totalCount', (t) =>
  t.int({
    description: 'How many there are in all.',
    resolve: (page: Connection<ProposalRow> & { total?: number }) => page.total ?? 0,
  }),
)
const CouncilProposalsConnection = connectionType(
  'CouncilProposalsConnection',
  Proposal,
  "A page of a council's proposals, the newest first.",
  'publicRecord',
)

builder.queryFields((t) => ({
  proposals: t.field({
    type: QueryProposalsConnection,
    cache: 'publicRecord',
    description:
      'Proposals that were submitted, the newest first: of the whole country, or of a place with everything below it, or for one department.',
    authScopes: { public: true },
    complexity: pageComplexity,
    args: {
      ...pageArguments(),
      areaCode: t.arg.string({ description: 'The place of the council, for example TJ-SU; with everything below it.' }),
      departmentCode: t.arg.string({ description: 'The department addressed, for example MIA-SU-01.' }),
    },
    resolve: async (_root, { areaCode, departmentCode, ...args }) => {
      const page = readKey(args)
      const { rows, total } = await readProposals.publicPage(
        page,
        await addressed.filtersOf({ areaCode, departmentCode }),
      )
      return { ...connectionOf(rows, page, keyOf), total }
    },
  }),
  proposal: t.field({
    type: Proposal,
    nullable: true,
    cache: 'publicRecord',
    description: 'One proposal; null when there is none, or none that the viewer may know of.',
    authScopes: { public: true },
    args: {
      reference: t.arg.string({
        required: true,
        description: 'The printed number, for example PSH-SU-2026-00007; in any case and with any dashes.',
      }),
    },
    resolve: async (_root, { reference }, { viewer }) => {
      const parsed = parseReference(reference)
      if (parsed?.kind !== 'proposal') return null
      const row = await readProposals.byReference(formatReference(parsed))
      return row !== null && maySeeProposal(viewer, row) ? row : null
    },
  }),
}))

builder.objectFields(Council, (t) => ({
  proposals: t.field({
    type: CouncilProposalsConnection,
    description: 'Its proposals, the newest first. Its members see those too that are not submitted yet.',
    complexity: pageComplexity,
    args: pageArguments(),
    resolve: async ({ id }, args, { viewer }) => {
      const page = readKey(args)
      return connectionOf(await readProposals.ofCouncil(page, id, maySeeDraftsOf(viewer, id)), page, keyOf)
    },
  }),
}))

builder.objectFields(Meeting, (t) => ({
  proposals: t.field({
    type: [Proposal],
    description: 'Proposals that it adopted, the newest first.',
    resolve: async ({ id }, _args, context) =>
      ((await loadOne(context, readProposals.ofMeetings, id)) ?? []).filter((row) =>
        maySeeProposal(context.viewer, row),
      ),
  }),
}))

builder.objectField(Council, 'proposalCount', (t) =>
  t.int({
    description: 'Proposals that were submitted.',
    resolve: async ({ id }, _args, context) => (await loadOne(context, countPublishedProposals, id)) ?? 0,
  }),
)
