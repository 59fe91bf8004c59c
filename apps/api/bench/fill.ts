import type { Client } from 'pg'
import { aggregate, shuffle } from '../src/modules/feedback/index.ts'

const chunk = 20_000
/** How many records the list of shortcomings is measured on. */
export const shortcomings = 20_000

// As many answers of each kind, spread over all units and eighteen months, as a resident could have sent.
const ratings = `
  WITH units AS (SELECT array_agg(id ORDER BY code) AS ids FROM police_unit WHERE closed_on IS NULL), made AS (
    INSERT INTO rating (id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, channel, received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts)
    SELECT gen_random_uuid(), gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), sha256(gen_random_uuid()::text::bytea),
      ids[1 + (random() * (cardinality(ids) - 1))::int], 'HRS-8/2', 'documentDesk', (ARRAY['web', 'qr', 'reception', 'paper'])[1 + (random() * 3)::int],
      current_date - (random() * 530)::int, p(1), p(2), p(3), p(4), p(5), p(6), p(7), greatest(1, p(8)), '--------'
    FROM units, generate_series(1, $1::int) g
    RETURNING id, unit_id, received_on, contact_kind, channel, a1, a2, a3, a4, a5, a6, a7, a8, facts)
  INSERT INTO rating_sum_pending (rating_id, unit_id, month, contact_kind, channel, a1, a2, a3, a4, a5, a6, a7, a8, facts)
  SELECT id, unit_id, date_trunc('month', received_on::timestamp)::date, contact_kind, channel, a1, a2, a3, a4, a5, a6, a7, a8, facts FROM made`.replace(
  /p\(\d\)/g,
  '(random() * 5)::int::int2',
)

/** Adds ratings until there are `size`, and aggregates them into the sums as the running service does. */
export async function growRatings(owner: Client, size: number): Promise<void> {
  for (let missing = size - (await countRatings(owner)); missing > 0; missing -= chunk) {
    await owner.query(ratings, [Math.min(chunk, missing)])
    while ((await aggregate()) > 0);
  }
  await shuffle()
  await owner.query('VACUUM ANALYZE rating, rating_sum, rating_sum_pending')
  await owner.query('CHECKPOINT')
}

/** How many ratings there are. */
export async function countRatings(owner: Client): Promise<number> {
  const { rows } = await owner.query<{ count: number }>('SELECT count(*)::int AS count FROM rating')
  return rows[0]?.count ?? 0
}

/** Fills the public list of shortcomings, a third of them answered. */
export async function fillShortcomings(owner: Client): Promise<void> {
  await owner.query(
    `INSERT INTO shortcoming (id, reference, council_id, department_id, responsible_department_id, state, topic, severity, original, title_tg, title_ru, detail_tg, detail_ru,
         registered_on, sent_on, acknowledge_due_on, acknowledged_on, answer_due_on, answered_on, published_at, response_count, source_codes)
       SELECT gen_random_uuid(), 'KMB-BE-2026-' || lpad(g::text, 5, '0'), c.id, c.department_id, c.department_id,
         (CASE WHEN g % 3 = 0 THEN 'answered' ELSE 'sent' END)::"ShortcomingState", 'attitude', 'medium', 'tg',
         'Қабули шаҳрвандон дар қабулгоҳ дер мешавад ' || g, 'Приём граждан идёт с задержкой ' || g,
         repeat('Дар рӯзҳои қабул одамон зиёда аз ду соат интизор мешаванд. ', 4), repeat('В дни приёма люди ждут больше двух часов. ', 4),
         d.day, d.day, d.day + 3, d.day + 2, d.day + 15, CASE WHEN g % 3 = 0 THEN d.day + 10 END, d.day::timestamptz, CASE WHEN g % 3 = 0 THEN 1 ELSE 0 END, '{}'
       FROM generate_series(1, $1::int) g
       CROSS JOIN LATERAL (SELECT current_date - (g % 500) AS day) d
       CROSS JOIN LATERAL (SELECT id, department_id FROM council ORDER BY slug OFFSET g % (SELECT count(*) FROM council) LIMIT 1) c`,
    [shortcomings],
  )
  await owner.query(
    `WITH signer AS (INSERT INTO person (id, email, password_hash, label) VALUES (gen_random_uuid(), 'signer@bench.invalid', '-', 'bench') RETURNING id)
       INSERT INTO shortcoming_response (id, shortcoming_id, version, department_id, outcome, language, reasons, remedy, remedy_due_on, signed_by_id, signer_title_tg, signer_title_ru, signer_title_en, answered_at, published_at)
       SELECT gen_random_uuid(), s.id, 1, s.department_id, 'confirmed', 'tg', repeat('Ҷадвали қабул тағйир дода шуд. ', 5), 'Ҷадвали нав', current_date + 30, signer.id, 'Сардори шуъба', 'Начальник отдела', 'Head of department', now(), now()
       FROM shortcoming s, signer WHERE s.response_count = 1`,
  )
  await owner.query(
    `INSERT INTO shortcoming_tally (council_id, department_id, published)
       SELECT council_id, department_id, count(*) FROM shortcoming GROUP BY council_id, department_id
       ON CONFLICT (council_id, department_id) DO UPDATE SET published = excluded.published`,
  )
  await owner.query('VACUUM ANALYZE shortcoming, shortcoming_response')
}
