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
