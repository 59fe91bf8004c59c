import type { BodyKind } from '../../../generated/prisma/enums.ts'
import type { LegalDocumentModel } from '../../../generated/prisma/models.ts'
import { run } from '../../platform/db.ts'
import { any, kysely, query } from '../../platform/query.ts'

/** An organisation of the register. */
export interface BodyRow {
  readonly id: string
  readonly code: string
  readonly kind: BodyKind
  readonly parentId: string | null
  readonly areaCode: string | null
  readonly nameTg: string | null
  readonly nameRu: string | null
  readonly nameEn: string
  readonly note: string | null
  readonly offices: string[]
  readonly sourceCodes: string[]
}

const bodies = kysely
  .selectFrom('body')
  .select([
    'id',
    'code',
    'kind',
    'parent_id as parentId',
    'area_code as areaCode',
    'name_tg as nameTg',
    'name_ru as nameRu',
    'name_en as nameEn',
    'note',
    'offices',
    'source_codes as sourceCodes',
  ])
const everyBody = query(() => bodies.orderBy('code'))
const bodiesWithIds = query((values: { ids: readonly string[] }) => bodies.where('id', '=', any(values.ids)))

/** Every organisation of the register, by code. */
export function listBodies(): Promise<BodyRow[]> {
  return run(everyBody, {})
}

/** Organisations by id; for `loadOne` of platform/batch.ts. Ids must be UUIDs. */
export async function bodiesById(ids: readonly string[]): Promise<ReadonlyMap<string, BodyRow>> {
  return new Map((await run(bodiesWithIds, { ids })).map((body) => [body.id, body]))
}

const documents = kysely
  .selectFrom('legal_document')
  .select([
    'id',
    'code',
    'kind',
    'title_tg as titleTg',
    'title_ru as titleRu',
    'title_en as titleEn',
    'dated_on as datedOn',
    'source_codes as sourceCodes',
    'url',
  ])
const everyDocument = query(() => documents.orderBy('dated_on', (order) => order.desc().nullsLast()).orderBy('code'))
const documentsWithIds = query((values: { ids: readonly string[] }) => documents.where('id', '=', any(values.ids)))

/** Every legal document of the register, the newest first, undated ones last. */
export function listDocuments(): Promise<LegalDocumentModel[]> {
  return run(everyDocument, {})
}

/** Legal documents by id; for `loadOne` of platform/batch.ts. Ids must be UUIDs. */
export async function documentsById(ids: readonly string[]): Promise<ReadonlyMap<string, LegalDocumentModel>> {
  return new Map((await run(documentsWithIds, { ids })).map((document) => [document.id, document]))
}
