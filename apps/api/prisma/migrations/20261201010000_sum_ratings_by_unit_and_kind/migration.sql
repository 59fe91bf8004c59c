-- Sums are kept for a unit, a month and a kind of contact, and nothing else: what a release publishes is put together from these.
-- Nobody reads them live any more, so they need no version.
DROP VIEW "rating_sum_view";
DROP TABLE "rating_sum";
DROP TABLE "rating_sum_version";

CREATE TABLE "rating_sum" (
    "unit_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "contact_kind" TEXT NOT NULL,
    "ratings" INTEGER NOT NULL,
    "answers" INTEGER[],
    "facts" INTEGER[],
    "channels" INTEGER[],
    "demonstration" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rating_sum_pkey" PRIMARY KEY ("unit_id","month","contact_kind"),
    CONSTRAINT "rating_sum_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "police_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "rating_sum_shape" CHECK (
      cardinality(answers) = 48 AND cardinality(facts) = 16 AND cardinality(channels) = 4 AND extract(day FROM month) = 1)
-- Each row is changed again and again while its month lasts: room on its page lets PostgreSQL reuse the place of old versions.
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05);

ALTER TABLE "rating_sum_pending" ADD COLUMN "contact_kind" TEXT, ADD COLUMN "facts" CHAR(8);
UPDATE "rating_sum_pending" p SET contact_kind = r.contact_kind, facts = r.facts FROM "rating" r WHERE r.id = p.rating_id;
ALTER TABLE "rating_sum_pending" ALTER COLUMN "contact_kind" SET NOT NULL, ALTER COLUMN "facts" SET NOT NULL;

-- What was counted before, counted anew from the ratings themselves, less those that still wait.
INSERT INTO "rating_sum" (unit_id, month, contact_kind, ratings, answers, facts, channels, demonstration)
SELECT r.unit_id, date_trunc('month', r.received_on::timestamp)::date, r.contact_kind, count(*),
  ARRAY[
    count(*) FILTER (WHERE a1 = 1), count(*) FILTER (WHERE a1 = 2), count(*) FILTER (WHERE a1 = 3), count(*) FILTER (WHERE a1 = 4), count(*) FILTER (WHERE a1 = 5), count(*) FILTER (WHERE a1 = 0),
    count(*) FILTER (WHERE a2 = 1), count(*) FILTER (WHERE a2 = 2), count(*) FILTER (WHERE a2 = 3), count(*) FILTER (WHERE a2 = 4), count(*) FILTER (WHERE a2 = 5), count(*) FILTER (WHERE a2 = 0),
    count(*) FILTER (WHERE a3 = 1), count(*) FILTER (WHERE a3 = 2), count(*) FILTER (WHERE a3 = 3), count(*) FILTER (WHERE a3 = 4), count(*) FILTER (WHERE a3 = 5), count(*) FILTER (WHERE a3 = 0),
    count(*) FILTER (WHERE a4 = 1), count(*) FILTER (WHERE a4 = 2), count(*) FILTER (WHERE a4 = 3), count(*) FILTER (WHERE a4 = 4), count(*) FILTER (WHERE a4 = 5), count(*) FILTER (WHERE a4 = 0),
    count(*) FILTER (WHERE a5 = 1), count(*) FILTER (WHERE a5 = 2), count(*) FILTER (WHERE a5 = 3), count(*) FILTER (WHERE a5 = 4), count(*) FILTER (WHERE a5 = 5), count(*) FILTER (WHERE a5 = 0),
    count(*) FILTER (WHERE a6 = 1), count(*) FILTER (WHERE a6 = 2), count(*) FILTER (WHERE a6 = 3), count(*) FILTER (WHERE a6 = 4), count(*) FILTER (WHERE a6 = 5), count(*) FILTER (WHERE a6 = 0),
    count(*) FILTER (WHERE a7 = 1), count(*) FILTER (WHERE a7 = 2), count(*) FILTER (WHERE a7 = 3), count(*) FILTER (WHERE a7 = 4), count(*) FILTER (WHERE a7 = 5), count(*) FILTER (WHERE a7 = 0),
    count(*) FILTER (WHERE a8 = 1), count(*) FILTER (WHERE a8 = 2), count(*) FILTER (WHERE a8 = 3), count(*) FILTER (WHERE a8 = 4), count(*) FILTER (WHERE a8 = 5), count(*) FILTER (WHERE a8 = 0)
  ]::int[],
  ARRAY[
    count(*) FILTER (WHERE substr(facts, 1, 1) = 'y'), count(*) FILTER (WHERE substr(facts, 1, 1) = 'n'),
    count(*) FILTER (WHERE substr(facts, 2, 1) = 'y'), count(*) FILTER (WHERE substr(facts, 2, 1) = 'n'),
    count(*) FILTER (WHERE substr(facts, 3, 1) = 'y'), count(*) FILTER (WHERE substr(facts, 3, 1) = 'n'),
    count(*) FILTER (WHERE substr(facts, 4, 1) = 'y'), count(*) FILTER (WHERE substr(facts, 4, 1) = 'n'),
    count(*) FILTER (WHERE substr(facts, 5, 1) = 'y'), count(*) FILTER (WHERE substr(facts, 5, 1) = 'n'),
    count(*) FILTER (WHERE substr(facts, 6, 1) = 'y'), count(*) FILTER (WHERE substr(facts, 6, 1) = 'n'),
    count(*) FILTER (WHERE substr(facts, 7, 1) = 'y'), count(*) FILTER (WHERE substr(facts, 7, 1) = 'n'),
    count(*) FILTER (WHERE substr(facts, 8, 1) = 'y'), count(*) FILTER (WHERE substr(facts, 8, 1) = 'n')
  ]::int[],
  ARRAY[
    count(*) FILTER (WHERE channel = 'web'), count(*) FILTER (WHERE channel = 'qr'),
    count(*) FILTER (WHERE channel = 'reception'), count(*) FILTER (WHERE channel = 'paper')
  ]::int[],
  count(*) FILTER (WHERE demonstration)
FROM "rating" r
WHERE NOT EXISTS (SELECT FROM "rating_sum_pending" p WHERE p.rating_id = r.id)
GROUP BY 1, 2, 3;

CREATE VIEW "rating_sum_view" WITH (security_invoker = true) AS
  SELECT unit_id, month, contact_kind, ratings, answers, facts, channels, demonstration FROM "rating_sum";
GRANT SELECT, INSERT, UPDATE ON "rating_sum" TO hamkori_app;
GRANT SELECT ON "rating_sum_view" TO hamkori_app;

-- The same statement as before; what waits for the sums also carries the kind of contact and the facts.
CREATE OR REPLACE FUNCTION store_ratings(batch json) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  WITH incoming AS (
    SELECT * FROM json_to_recordset(batch) AS r(
      id uuid, key uuid, hash bytea, receipt bytea, unit uuid, instrument text, kind text, initiated text, happened text,
      channel text, day date, a1 int2, a2 int2, a3 int2, a4 int2, a5 int2, a6 int2, a7 int2, a8 int2, facts text, age text,
      sex text, demonstration bool, comment uuid, text text, language text)
  ), stored AS (
    INSERT INTO rating (id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, initiated_by,
      happened, channel, received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts, age_band, sex, demonstration, shuffled)
    SELECT i.id, i.key, i.hash, i.receipt, i.unit, i.instrument, i.kind, i.initiated, i.happened, i.channel, i.day,
      i.a1, i.a2, i.a3, i.a4, i.a5, i.a6, i.a7, i.a8, i.facts, i.age, i.sex, i.demonstration, i.demonstration
    FROM incoming i
    ON CONFLICT DO NOTHING
    RETURNING rating.id, rating.unit_id, rating.received_on, rating.contact_kind, rating.channel, rating.a1, rating.a2,
      rating.a3, rating.a4, rating.a5, rating.a6, rating.a7, rating.a8, rating.facts, rating.demonstration
  ), commented AS (
    INSERT INTO rating_comment (id, rating_id, language, text)
    SELECT i.comment, i.id, i.language, i.text FROM incoming i JOIN stored s ON s.id = i.id WHERE i.comment IS NOT NULL
  ), waiting AS (
    INSERT INTO rating_sum_pending (rating_id, unit_id, month, contact_kind, channel, a1, a2, a3, a4, a5, a6, a7, a8, facts, demonstration)
    SELECT s.id, s.unit_id, date_trunc('month', s.received_on::timestamp)::date, s.contact_kind, s.channel,
      s.a1, s.a2, s.a3, s.a4, s.a5, s.a6, s.a7, s.a8, s.facts, s.demonstration
    FROM stored s
  )
  SELECT s.id FROM stored s;
END $$;
