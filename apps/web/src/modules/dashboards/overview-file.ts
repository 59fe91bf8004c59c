import { capitalized } from '@hamkori/schema/format/capital'
import { staffColumn } from '../../platform/table-file.ts'
import type { FileContext, FileTable } from '../../platform/table-file.ts'
import { readFilters } from '../../platform/useFilteredList.ts'
import { dashboardsLinks } from './links.ts'
import { overviewQuery } from './overview.documents.ts'
import { chosenBodies, overviewFilters, signInKey } from './overview.ts'

/** Departments and councils that have fallen silent, as a file; nothing for those who may not read the page. */
export async function makeTable({ language, given, ask, t }: FileContext): Promise<FileTable | null> {
  const filter = readFilters(overviewFilters, given)
  const { overview } = await ask(overviewQuery, {})
  if (!overview) return null
  const rows = chosenBodies(overview.bodies, filter).map((body) => ({
    code: body.code,
    name: capitalized(body.name[language]),
    region: body.regionCode,
    sign_in: signInKey(body),
    people: body.people,
    away: body.away,
    never: body.never,
    unanswered: body.isCouncil ? null : body.unanswered,
  }))
  const column = (key: keyof (typeof rows)[number] & string, type: 'text' | 'integer') =>
    staffColumn(key, type, t(`dashboards.desk-overview.file.${key}`))
  return {
    title: t('dashboards.desk-overview.title'),
    page: dashboardsLinks.overview(language, filter),
    columns: [
      column('code', 'text'),
      column('name', 'text'),
      column('region', 'text'),
      { ...column('sign_in', 'text'), words: (key) => t(`dashboards.desk-overview.state.${String(key)}`) },
      column('people', 'integer'),
      column('away', 'integer'),
      column('never', 'integer'),
      column('unanswered', 'integer'),
    ],
    rows,
    total: rows.length,
  }
}
