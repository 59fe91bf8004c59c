import { tableFacts } from './modules.ts'

/**
 * Every column of a table with text or bytes that there is, as `table.column`; the three languages of a text count as one
 * column. Views show columns of tables and hold nothing of their own, and partitions have those of their table.
 */
export const textColumns = `
  SELECT DISTINCT table_name || '.' || regexp_replace(column_name, '_(tg|ru|en)$', '') AS name
  FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
  WHERE (table_schema = 'public' OR (table_schema, table_name) = ('graphile_worker', '_private_jobs')) AND data_type IN ('text', 'bytea', 'character', 'ARRAY', 'json', 'jsonb', 'character varying')
    AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'
    AND NOT (SELECT relispartition FROM pg_class WHERE oid = format('%I.%I', table_schema, table_name)::regclass)
  ORDER BY 1`

/** The columns of all modules that are restricted, or that are not, as `table.column`. */
export function columnsThatAre(kind: 'restricted' | 'others'): string[] {
  return Object.entries(tableFacts).flatMap(([table, facts]) => (facts[kind] ?? []).map((name) => `${table}.${name}`))
}
