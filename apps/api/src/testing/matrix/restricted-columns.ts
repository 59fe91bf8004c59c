/** Columns with text or bytes that not everybody may read. Each of them holds a canary in the fixtures of the matrix. */
export const restrictedColumns: Readonly<Record<string, readonly string[]>> = {
  _private_jobs: ['payload'],
  agenda_item: ['text'],
  assignment: ['task'],
  audit_entry: ['payload'],
  ceremony: ['encrypted'],
  decision: ['text'],
  factor: ['label', 'encrypted_secret', 'credential_id', 'public_key'],
  invitation: ['token_hash'],
  mailed_link: ['token_hash', 'new_email'],
  meeting: ['title', 'place', 'minutes', 'content_hash'],
  organisation_link: ['issuer', 'subject'],
  person: ['email', 'password_hash', 'label', 'suspended_for', 'search_text'],
  proposal: ['title', 'detail', 'content_hash'],
  rating: ['content_hash', 'receipt_key'],
  rating_comment: ['text'],
  recovery_code: ['code_hash'],
  session: ['token_hash'],
  shortcoming: ['title', 'detail', 'content_hash'],
}

/** Columns with text that is public, that holds nothing but codes, or that is restricted only as part of its row. */
export const otherColumns: Readonly<Record<string, readonly string[]>> = {
  _private_jobs: ['flags', 'key', 'last_error', 'locked_by'],
  activity: [
    'code',
    'kind',
    'started_on',
    'ended_on',
    'area_code',
    'host_name',
    'title',
    'participants',
    'topics',
    'shortcomings',
    'proposals',
    'source_codes',
  ],
  area: ['code', 'name', 'short_name', 'former_names', 'population_source', 'source', 'confused_with'],
  area_alias: ['variant', 'language', 'source'],
  audit_entry: ['action', 'capacity', 'subject_type', 'subject_id'],
  body: ['code', 'area_code', 'name', 'note', 'offices', 'source_codes'],
  council: ['slug', 'name', 'source_codes'],
  department: ['code', 'name', 'source_codes'],
  factor: ['transports'],
  installation_fact: ['key', 'value'],
  legal_document: ['code', 'kind', 'title', 'dated_on', 'source_codes', 'url'],
  meeting: ['reference', 'starts_at', 'original', 'source_codes'],
  membership: ['nominated_by', 'ended_reason'],
  person: ['language'],
  police_unit: ['code', 'name', 'source_codes'],
  post: ['title', 'ended_reason'],
  proposal: ['reference', 'original', 'source_codes'],
  proposal_response: ['language', 'reasons', 'owner_office', 'signer_title', 'content_hash'],
  rating: ['instrument', 'contact_kind', 'initiated_by', 'happened', 'channel', 'facts', 'age_band', 'sex'],
  rating_comment: ['language'],
  rating_sum: ['scope_code', 'answers', 'channels'],
  rating_sum_pending: ['channel'],
  reference_counter: ['kind', 'region'],
  shortcoming: ['reference', 'original', 'source_codes'],
  shortcoming_response: ['language', 'reasons', 'evidence', 'remedy', 'signer_title', 'content_hash'],
  source: ['code', 'title', 'url', 'issues'],
  transition: ['record_type', 'from_state', 'verb', 'to_state', 'capacity', 'reason'],
}

/**
 * Every column of a table with text or bytes that there is, as `table.column`; the three languages of a text count as one
 * column. Views show columns of tables and hold nothing of their own.
 */
export const textColumns = `
  SELECT DISTINCT table_name || '.' || regexp_replace(column_name, '_(tg|ru|en)$', '') AS name
  FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
  WHERE (table_schema = 'public' OR (table_schema, table_name) = ('graphile_worker', '_private_jobs')) AND data_type IN ('text', 'bytea', 'character', 'ARRAY', 'json', 'jsonb', 'character varying')
    AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'
  ORDER BY 1`

/** The names of a list as `table.column`. */
export function namesOf(columns: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(columns).flatMap(([table, names]) => names.map((name) => `${table}.${name}`))
}
