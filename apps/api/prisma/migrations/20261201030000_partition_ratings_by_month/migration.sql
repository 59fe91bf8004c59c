-- Ratings are kept in partitions: one for what has arrived today, and one for each month of days that have passed. What arrives is
-- written into a small table, whose unique indexes hold the keys of one day; each night the day is written anew in random order into
-- its month (promise P8). See the decision "Ratings arrive in one table and are kept by month".

-- The former tables, until their rows have moved over.
ALTER TABLE "rating" RENAME TO "rating_before";
ALTER TABLE "rating_comment" RENAME TO "rating_comment_before";
ALTER TABLE "rating_comment_before" DROP CONSTRAINT "rating_comment_rating_id_fkey", DROP CONSTRAINT "rating_comment_pkey";
ALTER TABLE "rating_before" DROP CONSTRAINT "rating_pkey", DROP CONSTRAINT "rating_unit_id_fkey";

CREATE TABLE "rating" (LIKE "rating_before" INCLUDING DEFAULTS INCLUDING CONSTRAINTS) PARTITION BY RANGE ("shuffled", "received_on");
ALTER TABLE "rating" ADD CONSTRAINT "rating_pkey" PRIMARY KEY ("idempotency_key", "received_on", "shuffled");
ALTER TABLE "rating" ADD CONSTRAINT "rating_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "police_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "rating_comment" (
    "id" UUID NOT NULL,
    "rating_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" "CommentState" NOT NULL DEFAULT 'inReview',
    "received_on" DATE NOT NULL,
    "shuffled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "rating_comment_pkey" PRIMARY KEY ("id", "shuffled"),
    CONSTRAINT "rating_comment_short" CHECK (char_length(text) BETWEEN 1 AND 1000)
) PARTITION BY LIST ("shuffled");
CREATE UNIQUE INDEX "rating_comment_rating_id_shuffled_key" ON "rating_comment"("rating_id", "shuffled");

-- Where ratings and comments arrive. A key or a receipt of the present day is unique here; whether an earlier day has it, the storing
-- function looks up in rating_key.
CREATE TABLE "rating_arrived" PARTITION OF "rating" FOR VALUES FROM (false, MINVALUE) TO (true, MINVALUE);
CREATE UNIQUE INDEX "rating_arrived_idempotency_key_key" ON "rating_arrived" ("idempotency_key");
CREATE UNIQUE INDEX "rating_arrived_receipt_key_key" ON "rating_arrived" ("receipt_key");
CREATE TABLE "rating_comment_arrived" PARTITION OF "rating_comment" FOR VALUES IN (false);
CREATE TABLE "rating_comment_shuffled" PARTITION OF "rating_comment" FOR VALUES IN (true);
CREATE INDEX "rating_comment_shuffled_received_on_idx" ON "rating_comment_shuffled" ("received_on");

-- The keys of the days that have passed, by year, so that the storing function asks a few small indexes and not one for each month: 62
-- bits of the key and 64 of the receipt, which is as good as all of them (among 100 million, two are alike once in a thousand times).
CREATE TABLE "rating_key" (
    "key_print" BIGINT NOT NULL,
    "receipt_print" BIGINT NOT NULL,
    "received_on" DATE NOT NULL,

    CONSTRAINT "rating_key_pkey" PRIMARY KEY ("key_print", "received_on")
) PARTITION BY RANGE ("received_on");
CREATE INDEX "rating_key_receipt_print_idx" ON "rating_key"("receipt_print");
ALTER TABLE "rating_key" ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION key_print(key uuid) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT ('x' || encode(substr(uuid_send(key), 9), 'hex'))::bit(64)::bigint $$;
CREATE FUNCTION receipt_print(receipt bytea) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT ('x' || encode(substr(receipt, 1, 8), 'hex'))::bit(64)::bigint $$;

-- Rows that were deleted are cleared away at once: they lie in the order of arrival. The application's worker sees to it where the
-- server can grant it (PostgreSQL 17); elsewhere autovacuum does, within a minute or two.
ALTER TABLE "rating_arrived" SET (autovacuum_vacuum_threshold = 20, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE "rating_comment_arrived" SET (autovacuum_vacuum_threshold = 20, autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE "rating_sum_pending" SET (autovacuum_vacuum_threshold = 20, autovacuum_vacuum_scale_factor = 0.02);
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 170000 THEN
    EXECUTE 'GRANT MAINTAIN ON "rating_arrived", "rating_comment_arrived", "rating_sum_pending" TO hamkori_app';
  END IF;
END $$;

-- The second wall, as it stood before the former tables. It holds for whoever asks the whole table; nobody but the owner has any
-- right to a single partition. The application adds ratings by store_ratings alone, which looks up whether the key is known.
ALTER TABLE "rating" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rating_comment" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rating_arrived" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rating_comment_arrived" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rating_comment_shuffled" ENABLE ROW LEVEL SECURITY;
CREATE POLICY rating_of_the_receipt ON "rating" FOR SELECT TO hamkori_app USING (receipt_key = (SELECT receipt_in_scope()));
CREATE POLICY comment_of_the_receipt ON "rating_comment" FOR SELECT TO hamkori_app USING (rating_id IN (SELECT r.id FROM "rating" r));
GRANT SELECT ON "rating", "rating_comment" TO hamkori_app;

-- Makes the partitions that are missing: for each month that something has arrived for, for this month and for the next, and the years
-- of their keys. Receipts are found by a hash index in each month, which is smaller than one that could also sort them.
CREATE FUNCTION add_rating_partitions() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  month date;
  part text;
  added integer := 0;
BEGIN
  FOR month IN
    SELECT DISTINCT date_trunc('month', received_on::timestamp)::date FROM rating_arrived
    UNION SELECT date_trunc('month', now() AT TIME ZONE 'Asia/Dushanbe')::date
    UNION SELECT (date_trunc('month', now() AT TIME ZONE 'Asia/Dushanbe') + interval '1 month')::date
  LOOP
    part := 'rating_' || to_char(month, 'YYYY_MM');
    IF to_regclass('public.' || part) IS NULL THEN
      PERFORM pg_advisory_xact_lock(4862665741103);
      EXECUTE format('CREATE TABLE IF NOT EXISTS public.%I PARTITION OF public.rating FOR VALUES FROM (true, %L) TO (true, %L)',
        part, month, (month + interval '1 month')::date);
      EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON public.%I USING hash (receipt_key)', part || '_receipt_key_idx', part);
      EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', part);
      part := 'rating_key_' || to_char(month, 'YYYY');
      EXECUTE format('CREATE TABLE IF NOT EXISTS public.%I PARTITION OF public.rating_key FOR VALUES FROM (%L) TO (%L)',
        part, date_trunc('year', month::timestamp)::date, (date_trunc('year', month::timestamp) + interval '1 year')::date);
      EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', part);
      added := added + 1;
    END IF;
  END LOOP;
  RETURN added;
END $$;
REVOKE ALL ON FUNCTION add_rating_partitions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_rating_partitions() TO hamkori_app;

-- The first step of moving days that have passed, in a transaction of its own: their keys go to rating_key. A day has passed five
-- minutes after its end, when nothing that was received in it is under way. Answers how many keys were added.
CREATE FUNCTION add_rating_keys() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  added integer;
BEGIN
  INSERT INTO rating_key (key_print, receipt_print, received_on)
  SELECT key_print(a.idempotency_key), receipt_print(a.receipt_key), a.received_on
  FROM rating_arrived a WHERE a.received_on < (now() AT TIME ZONE 'Asia/Dushanbe' - interval '5 minutes')::date ORDER BY 1
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS added = ROW_COUNT;
  IF added > 0 THEN
    -- So that plans that were made for an empty table are made anew.
    PERFORM set_config('default_statistics_target', '1', true);
    ANALYZE rating_key;
  END IF;
  RETURN added;
END $$;
REVOKE ALL ON FUNCTION add_rating_keys() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_rating_keys() TO hamkori_app;

-- Where a row lies and which transaction wrote it tell the order of sending (promise P8). The ratings whose keys the first step has kept
-- are therefore written anew into their months, all of them in one transaction and in random order, comments in an order of their own.
-- Killed in the middle, this has changed nothing. Answers how many ratings it moved.
DROP FUNCTION shuffle_ratings(date);
CREATE FUNCTION shuffle_ratings() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  before date := (now() AT TIME ZONE 'Asia/Dushanbe' - interval '5 minutes')::date;
  moved integer;
BEGIN
  IF NOT pg_try_advisory_xact_lock(4862665741102) THEN RETURN 0; END IF;
  -- Whoever began to store before the keys were kept has ended; whoever begins now finds them there, and takes no moved rating for new.
  PERFORM pg_advisory_lock(4862665741104);
  PERFORM pg_advisory_unlock(4862665741104);

  WITH gone AS (
    DELETE FROM rating_comment_arrived WHERE received_on < before RETURNING id, rating_id, language, text, state, received_on
  )
  INSERT INTO rating_comment (id, rating_id, language, text, state, received_on, shuffled)
  SELECT g.id, g.rating_id, g.language, g.text, g.state, g.received_on, true FROM gone g ORDER BY gen_random_uuid();

  WITH gone AS (
    DELETE FROM rating_arrived a
    WHERE a.received_on < before
      AND EXISTS (SELECT FROM rating_key k WHERE k.key_print = key_print(a.idempotency_key) AND k.received_on = a.received_on)
    RETURNING id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, initiated_by, happened, channel,
      received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts, age_band, sex, demonstration
  )
  INSERT INTO rating (id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, initiated_by, happened,
    channel, received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts, age_band, sex, demonstration, shuffled)
  SELECT g.id, g.idempotency_key, g.content_hash, g.receipt_key, g.unit_id, g.instrument, g.contact_kind, g.initiated_by, g.happened,
    g.channel, g.received_on, g.a1, g.a2, g.a3, g.a4, g.a5, g.a6, g.a7, g.a8, g.facts, g.age_band, g.sex, g.demonstration, true
  FROM gone g ORDER BY gen_random_uuid();
  GET DIAGNOSTICS moved = ROW_COUNT;
  RETURN moved;
END $$;
REVOKE ALL ON FUNCTION shuffle_ratings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shuffle_ratings() TO hamkori_app;

-- What arrived today is written anew where it is, in one transaction and in random order, as long as it is little. Answers whether it
-- was, and whether it is little.
CREATE FUNCTION shuffle_present_day() RETURNS TABLE (rewritten boolean, few boolean) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  SELECT count(*) <= 20000, count(DISTINCT today.writer) > 1 INTO few, rewritten
  FROM (SELECT xmin::text AS writer FROM rating_arrived LIMIT 20001) today;
  rewritten := few AND rewritten AND pg_try_advisory_xact_lock(4862665741102);
  IF rewritten THEN
    WITH gone AS (DELETE FROM rating_comment_arrived RETURNING id, rating_id, language, text, state, received_on)
    INSERT INTO rating_comment_arrived (id, rating_id, language, text, state, received_on)
    SELECT g.id, g.rating_id, g.language, g.text, g.state, g.received_on FROM gone g ORDER BY gen_random_uuid();
    WITH gone AS (
      DELETE FROM rating_arrived
      RETURNING id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, initiated_by, happened, channel,
        received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts, age_band, sex, demonstration
    )
    INSERT INTO rating_arrived (id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, initiated_by, happened,
      channel, received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts, age_band, sex, demonstration)
    SELECT g.id, g.idempotency_key, g.content_hash, g.receipt_key, g.unit_id, g.instrument, g.contact_kind, g.initiated_by, g.happened,
      g.channel, g.received_on, g.a1, g.a2, g.a3, g.a4, g.a5, g.a6, g.a7, g.a8, g.facts, g.age_band, g.sex, g.demonstration
    FROM gone g ORDER BY gen_random_uuid();
  END IF;
  RETURN NEXT;
END $$;
REVOKE ALL ON FUNCTION shuffle_present_day() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shuffle_present_day() TO hamkori_app;

-- As before, into the table of arrival, and only what no earlier day has: a key and a receipt are good once, for ever. What others
-- store at the same moment is refused by the unique indexes of that table. The lock tells shuffle_ratings who is under way.
CREATE OR REPLACE FUNCTION store_ratings(batch json) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(4862665741104);
  RETURN QUERY
  WITH incoming AS (
    SELECT * FROM json_to_recordset(batch) AS r(
      id uuid, key uuid, hash bytea, receipt bytea, unit uuid, instrument text, kind text, initiated text, happened text,
      channel text, day date, a1 int2, a2 int2, a3 int2, a4 int2, a5 int2, a6 int2, a7 int2, a8 int2, facts text, age text,
      sex text, demonstration bool, comment uuid, text text, language text)
  ), stored AS (
    INSERT INTO rating_arrived (id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, initiated_by,
      happened, channel, received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts, age_band, sex, demonstration)
    SELECT i.id, i.key, i.hash, i.receipt, i.unit, i.instrument, i.kind, i.initiated, i.happened, i.channel, i.day,
      i.a1, i.a2, i.a3, i.a4, i.a5, i.a6, i.a7, i.a8, i.facts, i.age, i.sex, i.demonstration
    FROM incoming i
    WHERE NOT EXISTS (SELECT FROM rating_key k WHERE k.key_print = key_print(i.key))
      AND NOT EXISTS (SELECT FROM rating_key k WHERE k.receipt_print = receipt_print(i.receipt))
    ON CONFLICT DO NOTHING
    RETURNING rating_arrived.id, rating_arrived.unit_id, rating_arrived.received_on, rating_arrived.contact_kind,
      rating_arrived.channel, rating_arrived.a1, rating_arrived.a2, rating_arrived.a3, rating_arrived.a4, rating_arrived.a5,
      rating_arrived.a6, rating_arrived.a7, rating_arrived.a8, rating_arrived.facts, rating_arrived.demonstration
  ), commented AS (
    INSERT INTO rating_comment_arrived (id, rating_id, language, text, received_on)
    SELECT i.comment, i.id, i.language, i.text, i.day FROM incoming i JOIN stored s ON s.id = i.id WHERE i.comment IS NOT NULL
  ), waiting AS (
    INSERT INTO rating_sum_pending (rating_id, unit_id, month, contact_kind, channel, a1, a2, a3, a4, a5, a6, a7, a8, facts, demonstration)
    SELECT s.id, s.unit_id, date_trunc('month', s.received_on::timestamp)::date, s.contact_kind, s.channel,
      s.a1, s.a2, s.a3, s.a4, s.a5, s.a6, s.a7, s.a8, s.facts, s.demonstration
    FROM stored s
  )
  SELECT s.id FROM stored s;
END $$;

-- Under which day a rating stands that was sent before: only for those who know both its key and the hash of its content.
CREATE OR REPLACE FUNCTION repeated_ratings(keys uuid[], hashes bytea[]) RETURNS TABLE (key uuid, hash bytea, day date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT a.idempotency_key, a.content_hash, a.received_on
  FROM unnest(keys, hashes) AS sent(k, h) JOIN rating_arrived a ON a.idempotency_key = sent.k AND a.content_hash = sent.h
  UNION ALL
  SELECT r.idempotency_key, r.content_hash, r.received_on
  FROM unnest(keys, hashes) AS sent(k, h)
  JOIN rating_key p ON p.key_print = key_print(sent.k)
  JOIN rating r ON r.shuffled AND r.received_on = p.received_on AND r.idempotency_key = sent.k AND r.content_hash = sent.h;
END $$;

CREATE OR REPLACE FUNCTION forget_unread_comments(before date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  forgotten integer;
BEGIN
  IF before > current_date - 364 THEN RETURN 0; END IF;
  DELETE FROM rating_comment c WHERE c.state = 'inReview' AND c.received_on < before;
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  RETURN forgotten;
END $$;

-- What there is arrives once more, and what is of former days is moved to its months.
INSERT INTO "rating_comment_arrived" (id, rating_id, language, text, state, received_on)
SELECT c.id, c.rating_id, c.language, c.text, c.state, b.received_on
FROM "rating_comment_before" c JOIN "rating_before" b ON b.id = c.rating_id ORDER BY gen_random_uuid();
INSERT INTO "rating_arrived" (id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, initiated_by, happened,
  channel, received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts, age_band, sex, demonstration)
SELECT id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, initiated_by, happened,
  channel, received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts, age_band, sex, demonstration
FROM "rating_before" ORDER BY gen_random_uuid();
DROP TABLE "rating_comment_before", "rating_before";
SELECT add_rating_partitions();
SELECT add_rating_keys();
SELECT shuffle_ratings();
