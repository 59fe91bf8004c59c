import { sql } from 'kysely'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource, AuditSubjectStanding } from '../../platform/audit-subjects.ts'
import { mayAct } from '../../platform/authorize.ts'
import { any, kysely } from '../../platform/query.ts'
import { countryCode } from './gatherings.policy.ts'

const standing = sql<AuditSubjectStanding | null>`CASE WHEN g.state IN ('draft', 'discarded') THEN 'draft' END`
/** A draft of the whole country is no council's: the log does not name it. */
const councilOfDraft = sql<string | null>`CASE WHEN g.area_code <> ${sql.lit(countryCode)} THEN g.council_id END`

/** How the audit log names gatherings: by their titles, and by their names in addresses. */
export const gatheringsAuditSubjects: readonly AuditSubjectSource[] = [
  {
    type: 'Gathering',
    page: { type: 'Gathering' },
    maySeeDrafts: (actor, councilId) => mayAct(actor, 'gathering:readDraft', { councilId }),
    named: (keys) =>
      kysely
        .selectFrom('gathering as g')
        .select((g) =>
          auditSubjectColumns({
            key: g.ref('g.id'),
            title_tg: g.ref('g.title_tg'),
            title_ru: g.ref('g.title_ru'),
            title_en: g.ref('g.title_en'),
            page_key: g.ref('g.slug'),
            council_id: councilOfDraft,
            standing,
          }),
        )
        .where('g.id', '=', any(keys)),
  },
]
