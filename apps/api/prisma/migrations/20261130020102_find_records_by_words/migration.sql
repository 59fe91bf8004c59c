-- Public records are found by their words. Words are folded here alone, those of the records and those that are typed: small letters,
-- the letters of Tajik that many keyboards lack as the ones that people type instead, no signs. No collation has a say in it.
CREATE FUNCTION fold_words(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN translate(words, 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЮЯЭэёЁйЙғҒӣӢқҚӯӮҳҲҷҶыЫABCDEFGHIJKLMNOPQRSTUVWXYZЪъЬь’ʼ''', 'абвгдежзиклмнопрстуфхцчшщюяееееииггииккууххччииabcdefghijklmnopqrstuvwxyz');

CREATE FUNCTION record_words(title_tg text, title_ru text, title_en text, body_tg text, body_ru text, body_en text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp
RETURN to_tsvector('simple', fold_words(coalesce(title_tg, '') || ' ' || coalesce(title_ru, '') || ' ' || coalesce(title_en, '') || ' '
  || coalesce(body_tg, '') || ' ' || coalesce(body_ru, '') || ' ' || coalesce(body_en, '')));

CREATE INDEX "shortcoming_words_idx" ON "shortcoming" USING gin (record_words(title_tg, title_ru, title_en, detail_tg, detail_ru, detail_en))
  WHERE published_at IS NOT NULL;
CREATE INDEX "proposal_words_idx" ON "proposal" USING gin (record_words(title_tg, title_ru, title_en, detail_tg, detail_ru, detail_en))
  WHERE published_at IS NOT NULL;
CREATE INDEX "meeting_words_idx" ON "meeting" USING gin (record_words(title_tg, title_ru, title_en, minutes_tg, minutes_ru, minutes_en))
  WHERE published_at IS NOT NULL;
CREATE INDEX "activity_words_idx" ON "activity" USING gin (record_words(title_tg, title_ru, title_en, NULL, NULL, NULL));
