import { sql } from 'kysely'
import { mayAct } from '../../platform/authorize.ts'
import { auditSubjectColumns } from '../../platform/audit-subjects.ts'
import type { AuditSubjectSource, AuditSubjectStanding } from '../../platform/audit-subjects.ts'
import { any, kysely } from '../../platform/query.ts'
import type { Actor } from '../../platform/viewer.ts'

const standing = sql<AuditSubjectStanding | null>`CASE WHEN p.state = 'draft' THEN 'draft' END`
const page = { type: 'Plan' } as const
const pageKey = sql<string>`c.slug || '/' || p.year`

/** A plan that was not adopted is its council's own, in the audit log too. */
const maySeeDrafts = (actor: Actor, councilId: string): boolean => mayAct(actor, 'plan:readDraft', { councilId })

/** How the audit log names plans by council and year, and an item by its plan. */
export const plansAuditSubjects: readonly AuditSubjectSource[] = [
  {
    type: 'Plan',
    page,
    maySeeDrafts,
    named: (keys) =>
      kysely
        .selectFrom('plan as p')
        .innerJoin('council_view as c', 'c.id', 'p.council_id')
        .select((p) =>
          auditSubjectColumns({
            key: p.ref('p.id'),
            number: p.ref('p.year'),
            title_tg: p.ref('c.name_tg'),
            title_ru: p.ref('c.name_ru'),
            title_en: p.ref('c.name_en'),
            page_key: pageKey,
            council_id: p.ref('p.council_id'),
            standing,
          }),
        )
        .where('p.id', '=', any(keys)),
  },
  {
    type: 'PlanItem',
    page,
    maySeeDrafts,
    named: (keys) =>
      kysely
        .selectFrom('plan_item as i')
        .innerJoin('plan as p', 'p.id', 'i.plan_id')
        .innerJoin('council_view as c', 'c.id', 'p.council_id')
        .select((p) =>
          auditSubjectColumns({
            key: p.ref('i.id'),
            number: p.ref('p.year'),
            title_tg: p.ref('c.name_tg'),
            title_ru: p.ref('c.name_ru'),
            title_en: p.ref('c.name_en'),
            page_key: pageKey,
            council_id: p.ref('p.council_id'),
            standing,
          }),
        )
        .where('i.id', '=', any(keys)),
  },
]
