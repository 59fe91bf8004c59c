-- The same names in the database as in the code (docs/glossary.md, "Terms in the code"). Nothing but names changes here: no
-- row is rewritten, and privileges, defaults and checks follow the renamed objects.

ALTER TABLE "person" RENAME COLUMN "folded" TO "search_text";

ALTER TYPE "SessionStage" RENAME TO "SessionPhase";
ALTER TABLE "session" RENAME COLUMN "stage" TO "phase";

ALTER TABLE "factor" RENAME COLUMN "sealed_secret" TO "encrypted_secret";
ALTER TABLE "ceremony" RENAME COLUMN "sealed" TO "encrypted";
ALTER TABLE "outbox" RENAME COLUMN "sealed" TO "encrypted";
ALTER TABLE "outbox" RENAME COLUMN "tries" TO "attempts";

ALTER TABLE "sign_in_brake" RENAME TO "sign_in_rate_limit";
ALTER TABLE "sign_in_rate_limit" RENAME COLUMN "tries" TO "attempts";
ALTER INDEX "sign_in_brake_pkey" RENAME TO "sign_in_rate_limit_pkey";

-- The column and the function that writes ratings of past days anew in random order (promise P8).
ALTER TABLE "rating" RENAME COLUMN "settled" TO "shuffled";
ALTER INDEX "rating_unsettled_idx" RENAME TO "rating_unshuffled_idx";
ALTER FUNCTION settle_ratings(date) RENAME TO shuffle_ratings;
CREATE OR REPLACE FUNCTION shuffle_ratings(before date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  one uuid;
  moved integer := 0;
BEGIN
  IF before > current_date + 1 OR NOT pg_try_advisory_xact_lock(4862665741102) THEN RETURN 0; END IF;
  FOR one IN SELECT id FROM (SELECT id FROM rating WHERE NOT shuffled AND received_on < before LIMIT 500) unshuffled ORDER BY gen_random_uuid() LOOP
    UPDATE rating SET shuffled = true WHERE id = one;
    UPDATE rating_comment SET rating_id = one WHERE rating_id = one;
    moved := moved + 1;
  END LOOP;
  RETURN moved;
END $$;

-- The same statement as before over the renamed column.
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
    RETURNING rating.id, rating.unit_id, rating.received_on, rating.channel, rating.a1, rating.a2, rating.a3, rating.a4,
      rating.a5, rating.a6, rating.a7, rating.a8, rating.demonstration
  ), commented AS (
    INSERT INTO rating_comment (id, rating_id, language, text)
    SELECT i.comment, i.id, i.language, i.text FROM incoming i JOIN stored s ON s.id = i.id WHERE i.comment IS NOT NULL
  ), waiting AS (
    INSERT INTO rating_sum_pending (rating_id, unit_id, month, channel, a1, a2, a3, a4, a5, a6, a7, a8, demonstration)
    SELECT s.id, s.unit_id, date_trunc('month', s.received_on::timestamp)::date, s.channel,
      s.a1, s.a2, s.a3, s.a4, s.a5, s.a6, s.a7, s.a8, s.demonstration
    FROM stored s
  )
  SELECT s.id FROM stored s;
END $$;
