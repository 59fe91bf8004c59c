import { builder } from '../../platform/builder.ts'
import { pageArguments, pageComplexity } from '../../platform/connection-types.ts'
import type { InboxSource } from '../../platform/inbox.ts'
import { ClockState } from '../cases/index.ts'
import { Department, readTerritory } from '../territory/index.ts'
import { inboxScope } from './inbox.policy.ts'
import { inboxReader } from './inbox.queries.ts'
import type { InboxItemRow, InboxRow } from './inbox.queries.ts'

/** Adds the inbox to the schema, over the sources of all modules. Returns the union of their types. */
export function addInbox(sources: readonly InboxSource[]) {
  const readInbox = inboxReader(sources)
  const InboxRecord = builder.unionType('InboxRecord', {
    description: 'A record that can wait for somebody.',
    types: sources.map(({ type }) => type),
    resolveType: (record) => (record as InboxItemRow['record']).__typename,
  })

  const InboxItem = builder.objectRef<InboxItemRow>('InboxItem').implement({
    description: 'A record that waits for the viewer.',
    fields: (t) => ({
      record: t.field({ type: InboxRecord, description: 'The record.', resolve: ({ record }) => record }),
      waitingFor: t.exposeString('waitingFor', {
        description:
          'What it waits for: acknowledge, answer, plan or report by the department; send, submit, read, decide, verify, escalate, close, signMinutes, publishMinutes or confirm by the council; report by the owner of an assignment.',
      }),
      dueOn: t.expose('dueOn', { type: 'Date', nullable: true, description: 'By when; null where no date runs.' }),
      state: t.expose('state', { type: ClockState, description: 'Where the time limit stands today.' }),
      daysLeft: t.exposeInt('daysLeft', {
        nullable: true,
        description: 'Days until the last day; negative when it has passed; null where no date runs.',
      }),
    }),
  })

  const Inbox = builder.objectRef<InboxRow>('Inbox').implement({
    description:
      "What waits for the viewer: for an officer, the records sent to the own department and those below; for a council's chair and secretary, what is to be sent, verified, decided, signed, published or confirmed, and the answers of the last thirty days; for every member, the own assignments; for a coordinator, recommendations.",
    fields: (t) => ({
      department: t.field({
        type: Department,
        nullable: true,
        description: "The officer's department; null for a council.",
        resolve: async ({ departmentId }) =>
          departmentId === null ? null : ((await readTerritory()).departmentById.get(departmentId) ?? null),
      }),
      overdue: t.exposeInt('overdue', { description: 'How many are past their date.' }),
      dueSoon: t.exposeInt('dueSoon', { description: 'How many are due within five days.' }),
      total: t.exposeInt('total', { description: 'How many wait in all.' }),
      items: t.field({
        type: [InboxItem],
        description: 'One page of them: overdue first, then by due date, then what has none.',
        complexity: { field: 0, multiplier: 1 },
        resolve: ({ page }) => page.edges.map(({ node }) => node),
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: 'Where this page of the items stands.',
        resolve: ({ page }) => page.pageInfo,
      }),
    }),
  })

  builder.queryField('inbox', (t) =>
    t.field({
      type: Inbox,
      nullable: true,
      description:
        'What waits for the viewer; null for everybody who is neither an officer nor a coordinator nor sits on a council.',
      args: pageArguments(),
      complexity: pageComplexity,
      authScopes: { public: true },
      resolve: (_root, args, { viewer }) => {
        const reach = inboxScope(viewer)
        return reach === null ? null : readInbox(reach, args)
      },
    }),
  )
  return InboxRecord
}
