import { encodeGlobalID } from '@pothos/plugin-relay'
import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'
import { builder } from '../../platform/builder.ts'
import { TrilingualText } from '../../platform/text-types.ts'
import type { AuditSubjectPageRow, NamedSubject } from './audit-subjects.queries.ts'
import { subjectIdOf } from './subject-id.ts'

/** Adds the type of the records that entries of the audit log are about, over the sources of all modules. */
export function addAuditSubject(sources: readonly AuditSubjectSource[]) {
  const AuditSubjectType = builder.enumType('AuditSubjectType', {
    description: 'A type of record that entries of the audit log are about and that has a name.',
    values: Object.fromEntries(
      sources.flatMap(({ type, named }) => (named === null ? [] : [[type, { description: `${type}.` }]])),
    ),
  })
  const AuditPageType = builder.enumType('AuditPageType', {
    description: 'A type of record that has a page of its own.',
    values: Object.fromEntries(
      sources.flatMap(({ page }) => (page === undefined ? [] : [[page.type, { description: `${page.type}.` }]])),
    ),
  })

  const AuditSubjectPage = builder.objectRef<AuditSubjectPageRow>('AuditSubjectPage').implement({
    description: 'Where a record is read.',
    fields: (t) => ({
      type: t.field({
        type: AuditPageType,
        description: 'Whose page it is: a seat is read on the page of its council.',
        resolve: ({ type }) => type,
      }),
      key: t.string({
        description: "What stands in the page's address: a number, a code, or a permanent id.",
        resolve: ({ type, key, byId }) => (byId ? encodeGlobalID(type, key) : key),
      }),
      isDiscarded: t.exposeBoolean('isDiscarded', {
        description: 'True where the page only says that the record was discarded, and why.',
      }),
    }),
  })

  return builder.objectRef<NamedSubject>('AuditSubject').implement({
    description: 'A record that entries of the audit log are about, as the log names it.',
    fields: (t) => ({
      id: t.id({
        description: 'Its id; the audit log is narrowed to its entries by it.',
        resolve: (subject) => subjectIdOf(subject),
      }),
      type: t.field({ type: AuditSubjectType, description: 'Its type.', resolve: ({ type }) => type }),
      number: t.exposeString('number', {
        nullable: true,
        description: 'What is printed on it or stands in its address: a number, the number of a seat, a code, a day.',
      }),
      label: t.exposeString('label', {
        nullable: true,
        description: 'A name that is the same in all languages, such as how colleagues see a person.',
      }),
      title: t.field({
        type: TrilingualText,
        nullable: true,
        description:
          'Its title or name; null where it has none, where the viewer may not read it yet, and where it was discarded.',
        resolve: ({ title }) => title,
      }),
      page: t.field({
        type: AuditSubjectPage,
        nullable: true,
        description: 'Where it is read; null where it has no page that the viewer may open.',
        resolve: ({ page }) => page,
      }),
    }),
  })
}
