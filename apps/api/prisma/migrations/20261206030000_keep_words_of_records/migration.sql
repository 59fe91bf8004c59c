-- The words of a record stand in a column of their own, computed when the record is written and not when it is looked for: so that
-- records can be read from the newest on, and looked through, without folding each of their texts again. Those of the title are
-- marked (weight A), so that a record whose title has all of the words is found before one that has them in its text.
DROP INDEX "shortcoming_words_idx";
DROP INDEX "proposal_words_idx";
DROP INDEX "recommendation_words_idx";
DROP INDEX "meeting_words_idx";
DROP INDEX "activity_words_idx";
DROP INDEX "gathering_words_idx";

CREATE OR REPLACE FUNCTION record_words(title_tg text, title_ru text, title_en text, body_tg text, body_ru text, body_en text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp
RETURN setweight(to_tsvector('simple', fold_words(coalesce(title_tg, '') || ' ' || coalesce(title_ru, '') || ' ' || coalesce(title_en, ''))), 'A')
  || to_tsvector('simple', fold_words(coalesce(body_tg, '') || ' ' || coalesce(body_ru, '') || ' ' || coalesce(body_en, '')));

ALTER TABLE "shortcoming" ADD COLUMN "words" tsvector
  GENERATED ALWAYS AS (record_words(title_tg, title_ru, title_en, detail_tg, detail_ru, detail_en)) STORED;
ALTER TABLE "proposal" ADD COLUMN "words" tsvector
  GENERATED ALWAYS AS (record_words(title_tg, title_ru, title_en, detail_tg, detail_ru, detail_en)) STORED;
ALTER TABLE "recommendation" ADD COLUMN "words" tsvector
  GENERATED ALWAYS AS (record_words(title_tg, title_ru, title_en, detail_tg, detail_ru, detail_en)) STORED;
ALTER TABLE "meeting" ADD COLUMN "words" tsvector
  GENERATED ALWAYS AS (record_words(title_tg, title_ru, title_en, minutes_tg, minutes_ru, minutes_en)) STORED;
ALTER TABLE "activity" ADD COLUMN "words" tsvector
  GENERATED ALWAYS AS (record_words(title_tg, title_ru, title_en, NULL, NULL, NULL)) STORED;
ALTER TABLE "gathering" ADD COLUMN "words" tsvector
  GENERATED ALWAYS AS (record_words(title_tg, title_ru, title_en, outcome_tg, outcome_ru, outcome_en)) STORED;

CREATE INDEX "shortcoming_words_idx" ON "shortcoming" USING gin ("words") WHERE published_at IS NOT NULL;
CREATE INDEX "proposal_words_idx" ON "proposal" USING gin ("words") WHERE published_at IS NOT NULL;
CREATE INDEX "recommendation_words_idx" ON "recommendation" USING gin ("words") WHERE published_at IS NOT NULL;
CREATE INDEX "meeting_words_idx" ON "meeting" USING gin ("words") WHERE published_at IS NOT NULL;
CREATE INDEX "activity_words_idx" ON "activity" USING gin ("words");
CREATE INDEX "gathering_words_idx" ON "gathering" USING gin ("words") WHERE state NOT IN ('draft', 'discarded');

-- From the newest on. Those of shortcomings, proposals, recommendations and gatherings were there.
CREATE INDEX "meeting_held_on_id_idx" ON "meeting" ("held_on", "id") WHERE published_at IS NOT NULL;
CREATE INDEX "activity_started_on_id_idx" ON "activity" ("started_on" COLLATE "C", "id");

-- A column that PostgreSQL computes is empty as long as triggers before the change run. Nobody can write it: those that compare rows
-- leave it out. Otherwise they are as they were.
CREATE OR REPLACE FUNCTION keep_published_case() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  alive CONSTANT text[] := ARRAY['state', 'responsible_department_id', 'sent_on', 'acknowledge_due_on', 'acknowledged_on',
    'answer_due_on', 'answered_on', 'action_due_on', 'reported_on', 'verified_on', 'ended_on', 'merged_into', 'version',
    'response_count', 'words'];
BEGIN
  IF to_jsonb(OLD) - alive IS DISTINCT FROM to_jsonb(NEW) - alive THEN
    RAISE EXCEPTION 'a published % stays as it was published', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION keep_signed_meeting() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  texts CONSTANT text[] := ARRAY['original', 'title_tg', 'title_ru', 'title_en', 'place_tg', 'place_ru', 'place_en',
    'minutes_tg', 'minutes_ru', 'minutes_en'];
  alive CONSTANT text[] := ARRAY['state', 'version', 'secretary_signed_at', 'chair_signed_at', 'published_at', 'words'];
  before CONSTANT jsonb := to_jsonb(OLD);
  after CONSTANT jsonb := to_jsonb(NEW);
  kept jsonb;
BEGIN
  IF OLD.state = 'minutesUnderReview' AND NEW.state = 'minutesDrafted' THEN
    IF before - alive IS DISTINCT FROM after - alive
      OR num_nonnulls(NEW.secretary_signed_at, NEW.chair_signed_at, NEW.published_at) > 0 THEN
      RAISE EXCEPTION 'minutes that are given back lose their signatures, and nothing else' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END IF;
  IF before - texts - alive IS DISTINCT FROM after - texts - alive
    OR OLD.secretary_signed_at IS NOT NULL AND OLD.secretary_signed_at IS DISTINCT FROM NEW.secretary_signed_at
    OR OLD.chair_signed_at IS NOT NULL AND OLD.chair_signed_at IS DISTINCT FROM NEW.chair_signed_at
    OR OLD.published_at IS NOT NULL AND OLD.published_at IS DISTINCT FROM NEW.published_at THEN
    RAISE EXCEPTION 'a signed meeting stays as it was signed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF before - alive IS DISTINCT FROM after - alive THEN
    SELECT to_jsonb(v) INTO kept FROM minutes_version v WHERE v.meeting_id = OLD.id ORDER BY v.number DESC LIMIT 1;
    IF OLD.published_at IS NULL OR kept IS NULL
      OR EXISTS (SELECT FROM unnest(texts) AS one WHERE kept -> one IS DISTINCT FROM before -> one) THEN
      RAISE EXCEPTION 'the texts of minutes change by a new version only' USING ERRCODE = 'insufficient_privilege';
    END IF;
  END IF;
  RETURN NEW;
END $$;
