import { dictionary } from '@hamkori/schema/dictionary'
import { dayInDushanbe } from '@hamkori/schema/format/date'
import { releaseListColumns } from '@hamkori/schema/releases.list-columns'
import type { ReleaseListColumn } from '@hamkori/schema/releases.list-columns'
import { describedColumn } from '../../platform/table-file.ts'
import type { FileContext, FileTable, FileValue } from '../../platform/table-file.ts'
import { releasesLinks } from './links.ts'
import { releasesQuery } from './releases.documents.ts'

/** As many as one page of the API holds: two years of weeks. */
const most = 100

/** The releases, as a file: the newest first. */
export async function makeTable({ language, origin, ask, t }: FileContext): Promise<FileTable> {
  const { releases } = await ask(releasesQuery, { first: most, after: null })
  const rows = releases.edges.map(({ node }): Readonly<Record<ReleaseListColumn, FileValue>> => ({
    release: node.number,
    through: node.through,
    published_on: node.publishedAt === null ? null : dayInDushanbe(node.publishedAt),
    corrects: node.corrects?.number ?? null,
    demonstration: node.demonstration ? 'yes' : 'no',
    link: origin + releasesLinks.release(language, node.number),
  }))
  const columns = (Object.keys(releaseListColumns) as ReleaseListColumn[]).map((key) =>
    describedColumn(key, releaseListColumns, dictionary[language].records.releases),
  )
  return { title: t('releases.title'), page: releasesLinks.list(language), columns, rows, total: rows.length }
}
