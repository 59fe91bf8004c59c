import { sql } from 'kysely'
import { run } from '../../platform/db.ts'
import type { Tx } from '../../platform/db.ts'
import { kysely, query, rawQuery } from '../../platform/query.ts'

/** A file of a release without its content. */
export interface ReleaseFileRow {
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: Uint8Array
}

const insertFile = rawQuery(
  {},
  (values: { number: number; name: string; mediaType: string; size: number; sha256: Buffer; content: Buffer }) => sql`
  INSERT INTO release_file (release_number, name, media_type, size, sha256, content)
  VALUES (${values.number}::int, ${values.name}, ${values.mediaType}, ${values.size}::int, ${values.sha256}, ${values.content})
  ON CONFLICT DO NOTHING`,
)
const filesOf = query((values: { number: number }) =>
  kysely
    .selectFrom('release_file as f')
    .select(['f.name', 'f.media_type as mediaType', 'f.size', 'f.sha256'])
    .where('f.release_number', '=', values.number)
    .orderBy('f.name'),
)
const fileContent = query((values: { number: number; name: string }) =>
  kysely
    .selectFrom('release_file as f')
    .innerJoin('release as r', 'r.number', 'f.release_number')
    .select(['f.name', 'f.media_type as mediaType', 'f.size', 'f.sha256', 'f.content', 'r.published_at as publishedAt'])
    .where('f.release_number', '=', values.number)
    .where('f.name', '=', values.name)
    .where('r.state', '=', sql.lit('published')),
)

/** Adds a file to a release that is being made; one that is there already is the same. */
export async function addFile(
  tx: Tx | undefined,
  values: { number: number; name: string; mediaType: string; size: number; sha256: Buffer; content: Buffer },
): Promise<void> {
  await run(insertFile, values, tx)
}

/** The files of a release, by name. */
export function listFiles(number: number): Promise<ReleaseFileRow[]> {
  return run(filesOf, { number })
}

/** A file of a published release with its content (gzip), or null. */
export async function findFile(
  number: number,
  name: string,
): Promise<(ReleaseFileRow & { readonly content: Uint8Array; readonly publishedAt: Date | null }) | null> {
  return (await run(fileContent, { number, name }))[0] ?? null
}
