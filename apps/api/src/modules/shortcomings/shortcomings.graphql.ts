import { formatReference, parseReference } from '@hamkori/schema/references'
import type { AddressedKey } from '../../platform/addressed-records.ts'
import { loadOne } from '../../platform/batch.ts'
import { builder } from '../../platform/builder.ts'
import { connectionType, pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import { connectionOf, readDayAndId, readPage } from '../../platform/pagination.ts'
import type { Connection, ConnectionArguments } from '../../platform/pagination.ts'
import { Council } from '../councils/index.ts'
import { Meeting } from '../meetings/index.ts'
import { addressed } from './addressed.queries.ts'
import './shortcoming-actions.graphql.ts'
import { Shortcoming } from './shortcoming-types.graphql.ts'
import { countPublishedShortcomings, readShortcomings } from './shortcomings.queries.ts'
import type { ShortcomingRow } from './shortcomings.queries.ts'
import { maySeeDraftsOf, maySeeShortcoming } from './shortcomings.policy.ts'

const keyOf = (row: ShortcomingRow) => [row.registeredOn, row.id]
const readKey = (args: ConnectionArguments) => readPage<AddressedKey>(args, readDayAndId)

const QueryShortcomingsConnection = connectionType(
  'QueryShortcomingsConnection',
  Shortcoming,
  'A page of shortcomings, the newest first.',
  'publicRecord',
)
builder.objectField(QueryShortcomingsConnection, 'totalCount', (t) =>
  t.int({
    description: 'How many there are in all.',
    resolve: (page: Connection<ShortcomingRow> & { total?: number }) => page.total ?? 0,
  }),
)
const CouncilShortcomingsConnection = connectionType(
  'CouncilShortcomingsConnection',
  Shortcoming,
  "A page of a council's shortcomings, the newest first.",
  'publicRecord',
)

builder.queryFields((t) => ({
  shortcomings: t.field({
    type: QueryShortcomingsConnection,
    cache: 'publicRecord',
    description:
      'Shortcomings that were sent, the newest first: of the whole country, or of a place with everything below it, or for one department.',
    authScopes: { public: true },
    complexity: pageComplexity,
    args: {
      ...pageArguments(),
      areaCode: t.arg.string({ description: 'The place of the council, for example TJ-SU; with everything below it.' }),
      departmentCode: t.arg.string({ description: 'The department addressed, for example MIA-SU-01.' }),
    },
    resolve: async (_root, { areaCode, departmentCode, ...args }) => {
      const page = readKey(args)
      const { rows, total } = await readShortcomings.publicPage(
        page,
        await addressed.filtersOf({ areaCode, departmentCode }),
      )
      return { ...connectionOf(rows, page, keyOf), total }
    },
  }),
  shortcoming: t.field({
    type: Shortcoming,
    nullable: true,
    cache: 'publicRecord',
    description: 'One shortcoming; null when there is none, or none that the viewer may know of.',
    authScopes: { public: true },
    args: {
      reference: t.arg.string({
        required: true,
        description: 'The printed number, for example KMB-SU-2026-00012; in any case and with any dashes.',
      }),
    },
    resolve: async (_root, { reference }, { viewer }) => {
      const parsed = parseReference(reference)
      if (parsed?.kind !== 'shortcoming') return null
      const row = await readShortcomings.byReference(formatReference(parsed))
      return row !== null && maySeeShortcoming(viewer, row) ? row : null
    },
  }),
}))

builder.objectFields(Council, (t) => ({
  shortcomings: t.field({
    type: CouncilShortcomingsConnection,
    description: 'Its shortcomings, the newest first. Its members see those too that are not sent yet.',
    complexity: pageComplexity,
    args: pageArguments(),
    resolve: async ({ id }, args, { viewer }) => {
      const page = readKey(args)
      return connectionOf(await readShortcomings.ofCouncil(page, id, maySeeDraftsOf(viewer, id)), page, keyOf)
    },
  }),
}))

builder.objectFields(Meeting, (t) => ({
  shortcomings: t.field({
    type: [Shortcoming],
    description: 'Shortcomings that it raised, the newest first.',
    resolve: async ({ id }, _args, context) =>
      ((await loadOne(context, readShortcomings.ofMeetings, id)) ?? []).filter((row) =>
        maySeeShortcoming(context.viewer, row),
      ),
  }),
}))

builder.objectField(Council, 'shortcomingCount', (t) =>
  t.int({
    description: 'Shortcomings that were sent.',
    resolve: async ({ id }, _args, context) => (await loadOne(context, countPublishedShortcomings, id)) ?? 0,
  }),
)
