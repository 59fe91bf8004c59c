import { partOf } from '../platform/composition.ts'
import { links } from '../platform/links.ts'
import { staffColumn } from '../platform/table-file.ts'
import type { FileContext, FileTable } from '../platform/table-file.ts'
import { inboxPage, inboxQuery } from './inbox.documents.ts'
import { modules } from '../modules.ts'

/** So many entries are read at most. */
const longest = 2_000

/** What waits for the person signed in, as a file; nothing for those who have no inbox. */
export async function makeTable({ language, origin, ask, t }: FileContext): Promise<FileTable | null> {
  const entries = modules.flatMap(({ id, inbox = [] }) => inbox.map((entry) => ({ ...entry, module: id })))
  const first = (await ask(inboxQuery, { first: inboxPage, after: null })).inbox
  if (!first) return null
  const items = [...first.items]
  for (let { hasNextPage, endCursor } = first.pageInfo; hasNextPage && items.length < longest;) {
    const next = (await ask(inboxQuery, { first: inboxPage, after: endCursor ?? null })).inbox
    if (!next) break
    items.push(...next.items)
    ;({ hasNextPage, endCursor } = next.pageInfo)
  }
  const rows = items.map(({ record, waitingFor, dueOn, state, daysLeft }) => {
    const entry = entries.find(({ type }) => type === record.__typename)
    const { reference, title, council } = record
    return {
      number: reference,
      kind: t(`${entry?.module}.inbox.${partOf(entry)}record`),
      title: title[language] ?? title.tg ?? title.ru ?? title.en ?? '',
      council: council.name[language],
      waiting_for: t(`${entry?.module}.inbox.${partOf(entry)}waitingFor.${waitingFor}`),
      due_on: dueOn,
      state,
      days_left: daysLeft,
      link: origin + (entry?.to(language, reference) ?? ''),
    }
  })
  type Key = keyof (typeof rows)[number] & string
  const column = (key: Key, type: 'text' | 'date' | 'integer' | 'address') =>
    staffColumn(key, type, t(`app.inbox.file.${key}`))
  return {
    title: t('app.inbox.title'),
    page: links.inbox(language),
    columns: [
      column('number', 'text'),
      column('kind', 'text'),
      column('title', 'text'),
      column('council', 'text'),
      column('waiting_for', 'text'),
      column('due_on', 'date'),
      column('state', 'text'),
      column('days_left', 'integer'),
      column('link', 'address'),
    ],
    rows,
    total: first.total,
  }
}
