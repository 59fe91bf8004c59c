import type { ObjectRef, UnionRef } from '@pothos/core'
import { builder } from '../../platform/builder.ts'
import { loadOne } from '../../platform/batch.ts'
import type { InboxSource } from '../../platform/inbox.ts'
import { Council, loadCouncils } from '../councils/index.ts'
import { findCouncilsNotMet } from '../meetings/index.ts'
import { deskScope } from './desk.policy.ts'
import type { DeskScope } from './desk.policy.ts'
import { deskReader } from './desk.queries.ts'
import type { DeskLineRow, DeskRecords, DeskRecordsRow } from './desk.queries.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never
type RecordRef = ObjectRef<Types, object> | UnionRef<Types, object>

interface DeskRow extends DeskScope {
  readonly records: DeskRecords
}

/** So many councils that have not met lately are shown; the list of councils has the others. */
const councilsShown = 5

const CouncilsNotMet = builder.objectRef<Awaited<ReturnType<typeof findCouncilsNotMet>>>('CouncilsNotMet').implement({
  description: 'The councils of the whole country without a meeting of the last three months on the public record.',
  fields: (t) => ({
    from: t.expose('from', {
      type: 'Date',
      description: 'A meeting of this day or later would take a council off the list.',
    }),
    total: t.exposeInt('total', { description: 'How many they are.' }),
    never: t.exposeInt('never', { description: 'Those of them of which no meeting at all is on the public record.' }),
    councils: t.field({
      type: [Council],
      description: `The first ${councilsShown}: those that have paused for longest, then those that never met.`,
      resolve: async ({ councilIds }, _args, context) =>
        (await Promise.all(councilIds.map((id) => loadOne(context, loadCouncils, id)))).filter(
          (council) => council !== undefined,
        ),
    }),
  }),
})

const DeskCount = builder.objectRef<DeskRecordsRow['counts'][number]>('DeskCount').implement({
  description: 'How many records of one type a list of the desk has.',
  fields: (t) => ({
    type: t.exposeString('type', { description: 'The type, as the API names it.' }),
    count: t.exposeInt('count', { description: 'How many, those that are not shown too.' }),
  }),
})

/** Adds the desk to the schema, over the sources of all modules. `record` is the union of their types. */
export function addDesk(sources: readonly InboxSource[], record: RecordRef): void {
  const read = deskReader(sources)

  const DeskLine = builder.objectRef<DeskLineRow>('DeskLine').implement({
    description: 'A record in a list of the desk.',
    fields: (t) => ({
      record: t.field({ type: record, description: 'The record.', resolve: (line) => line.record }),
      what: t.exposeString('what', {
        description:
          'What is due: acknowledge, answer or task; or the verb that a draft waits for, or by which the record was published.',
      }),
      day: t.expose('day', {
        type: 'Date',
        description: 'The last day, the day of publishing, or for a draft since when it exists.',
      }),
      days: t.exposeInt('days', {
        description: 'Days from today until that day; negative where it has passed.',
      }),
    }),
  })

  const Records = builder.objectRef<DeskRecordsRow>('DeskRecords').implement({
    description: 'One list of the desk.',
    fields: (t) => ({
      counts: t.field({
        type: [DeskCount],
        description: 'How many there are of each type that has any.',
        resolve: ({ counts }) => [...counts],
      }),
      lines: t.field({
        type: [DeskLine],
        description: 'The first five of all types.',
        resolve: ({ lines }) => [...lines],
      }),
    }),
  })

  const CountryDesk = builder.objectRef<DeskRow>('CountryDesk').implement({
    description: 'What coordinators and observers look after.',
    fields: (t) => ({
      overdue: t.field({
        type: Records,
        description: 'Cases whose answer is overdue, as the public lists count them; the longest overdue first.',
        resolve: ({ records }) => records.lists.overdue,
      }),
      published: t.field({
        type: Records,
        description: 'Cases and minutes published since `publishedFrom`, the newest first.',
        resolve: ({ records }) => records.lists.published,
      }),
      publishedFrom: t.field({
        type: 'Date',
        description: 'The first day that counts as newly published: fourteen days ago.',
        resolve: ({ records }) => records.publishedFrom,
      }),
      notMet: t.field({
        type: CouncilsNotMet,
        description: 'Councils that have not met for three months.',
        resolve: () => findCouncilsNotMet(councilsShown),
      }),
    }),
  })

  const CouncilDesk = builder.objectRef<DeskRow>('CouncilDesk').implement({
    description: 'What the members of a council look after: of all councils on which the viewer sits.',
    fields: (t) => ({
      drafts: t.field({
        type: Records,
        description: 'Cases that were not handed over and minutes that were not published, the oldest first.',
        resolve: ({ records }) => records.lists.drafts,
      }),
      dates: t.field({
        type: Records,
        description:
          'The last days of the answers that the council is owed, those that have passed too, and of its tasks; the earliest first.',
        resolve: ({ records }) => records.lists.dates,
      }),
    }),
  })

  const DepartmentDesk = builder.objectRef<DeskRow>('DepartmentDesk').implement({
    description: 'What is new for the officers of a department: of their department and those below.',
    fields: (t) => ({
      late: t.field({
        type: Records,
        description:
          'Cases whose last day to answer has passed since `lateFrom` without an answer; the earliest first.',
        resolve: ({ records }) => records.lists.late,
      }),
      lateFrom: t.field({
        type: 'Date',
        description: 'The first day that is still news: seven days ago.',
        resolve: ({ records }) => records.lateFrom,
      }),
    }),
  })

  const Desk = builder.objectRef<DeskRow>('Desk').implement({
    description: 'The first page after signing in, beside the inbox.',
    fields: (t) => ({
      country: t.field({
        type: CountryDesk,
        nullable: true,
        description: 'Null for everybody but coordinators and observers.',
        resolve: (desk) => (desk.watches ? desk : null),
      }),
      council: t.field({
        type: CouncilDesk,
        nullable: true,
        description: 'Null for people without a seat.',
        resolve: (desk) => (desk.councilIds.length > 0 ? desk : null),
      }),
      department: t.field({
        type: DepartmentDesk,
        nullable: true,
        description: 'Null for all but officers of departments.',
        resolve: (desk) => (desk.departmentIds.length > 0 ? desk : null),
      }),
    }),
  })

  builder.queryField('desk', (t) =>
    t.field({
      type: Desk,
      nullable: true,
      description:
        'What the viewer looks after; null for people who neither watch the country, nor sit on a council, nor answer for a department.',
      authScopes: { public: true },
      resolve: async (_root, _args, { viewer }) => {
        const scope = deskScope(viewer)
        return scope === null ? null : { ...scope, records: await read(scope) }
      },
    }),
  )
}
