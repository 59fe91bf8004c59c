import { sql } from 'kysely'
import type { DB } from '../../../generated/kysely/database.ts'
import { any, kysely } from '../../platform/query.ts'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource } from '../../platform/audit-subjects.ts'

/** How the audit log names places, departments, units and sources. */
export const territoryAuditSubjects: readonly AuditSubjectSource[] = [
  { type: 'Territory', named: null },
  {
    type: 'Source',
    keysAre: 'text',
    page: { type: 'Source' },
    named: (keys) =>
      kysely
        .selectFrom('source as s')
        .select((s) =>
          auditSubjectColumns({
            key: s.ref('s.code'),
            number: s.ref('s.code'),
            label: s.ref('s.title'),
            page_key: s.ref('s.code'),
          }),
        )
        .where('s.code', '=', any(keys)),
  },
  ...(
    [
      ['Area', 'area'],
      ['Department', 'department'],
      ['PoliceUnit', 'police_unit'],
    ] as const
  ).map(([type, table]): AuditSubjectSource => ({
    type,
    page: { type },
    named: (keys) =>
      kysely
        .selectFrom(sql.table<Pick<DB['area'], 'id' | 'code' | 'name_tg' | 'name_ru' | 'name_en'>>(table).as('own'))
        .select((own) =>
          auditSubjectColumns({
            key: own.ref('own.id'),
            number: own.ref('own.code'),
            title_tg: own.ref('own.name_tg'),
            title_ru: own.ref('own.name_ru'),
            title_en: own.ref('own.name_en'),
            page_key: own.ref('own.code'),
          }),
        )
        .where('own.id', '=', any(keys)),
  })),
]
