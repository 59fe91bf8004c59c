-- The second wall: what residents sent (H3) ---------------------------------------------------------------------------

-- Whoever speaks to the database as the application sees of what residents sent only the one rating whose receipt is
-- named in the transaction: set_config('hamkori.receipt', <64 hexadecimal digits>, true). Without it there is nothing.
-- The owner, and so the functions below, are not held by this.
ALTER TABLE "rating" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rating_comment" ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION receipt_in_scope() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$ SELECT CASE WHEN current_setting('hamkori.receipt', true) ~ '^[0-9a-f]{64}$' THEN decode(current_setting('hamkori.receipt', true), 'hex') END $$;
CREATE POLICY rating_of_the_receipt ON "rating" FOR SELECT TO hamkori_app USING (receipt_key = (SELECT receipt_in_scope()));
CREATE POLICY comment_of_the_receipt ON "rating_comment" FOR SELECT TO hamkori_app
  USING (EXISTS (SELECT FROM "rating" r WHERE r.id = rating_id));
-- Adding needs no scope, seeing again does.
CREATE POLICY rating_is_taken ON "rating" FOR INSERT TO hamkori_app WITH CHECK (true);
CREATE POLICY comment_is_taken ON "rating_comment" FOR INSERT TO hamkori_app WITH CHECK (true);
REVOKE UPDATE ON "rating_comment" FROM hamkori_app;

-- Stores all ratings that wait, in one statement: the rows, their comments and what the sums need, each only for the rows
-- that are really new, so that a repeat is never counted. Answers the ids that were stored. It runs as the owner, because
-- "did my row get in" is a question that the wall above would not answer.
CREATE FUNCTION store_ratings(batch json) RETURNS SETOF uuid
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
      happened, channel, received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts, age_band, sex, demonstration, settled)
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
REVOKE ALL ON FUNCTION store_ratings(json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store_ratings(json) TO hamkori_app;

-- Under which day a rating stands that was sent before: only for those who know both its key and the hash of its content.
CREATE FUNCTION repeated_ratings(keys uuid[], hashes bytea[]) RETURNS TABLE (key uuid, hash bytea, day date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT r.idempotency_key, r.content_hash, r.received_on
  FROM unnest(keys, hashes) AS sent(k, h) JOIN rating r ON r.idempotency_key = sent.k AND r.content_hash = sent.h;
END $$;
REVOKE ALL ON FUNCTION repeated_ratings(uuid[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION repeated_ratings(uuid[], bytea[]) TO hamkori_app;

-- A function that runs as the owner never looks for its tables among temporary ones first.
ALTER FUNCTION settle_ratings(date) SET search_path = pg_catalog, public, pg_temp;
