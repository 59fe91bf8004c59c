-- Regional and republican gatherings of councils, from their draft to their outcome.

CREATE TYPE "GatheringState" AS ENUM ('draft', 'announced', 'postponed', 'cancelled', 'held', 'concluded', 'discarded');
CREATE TYPE "GatheringItemKind" AS ENUM ('opening', 'role', 'activity', 'shortcomings', 'implemented', 'plans', 'proposals', 'other');

CREATE TABLE "gathering" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "GatheringState" NOT NULL,
    "area_code" TEXT NOT NULL,
    "council_id" UUID NOT NULL,
    "original" TEXT NOT NULL,
    "title_tg" TEXT,
    "title_ru" TEXT,
    "title_en" TEXT,
    "place_tg" TEXT,
    "place_ru" TEXT,
    "place_en" TEXT,
    "held_on" DATE NOT NULL,
    "starts_at" TEXT,
    "day_open" BOOLEAN NOT NULL DEFAULT false,
    "covers_from" DATE NOT NULL,
    "covers_to" DATE NOT NULL,
    "outcome_original" TEXT,
    "outcome_tg" TEXT,
    "outcome_ru" TEXT,
    "outcome_en" TEXT,
    "announced_at" TIMESTAMPTZ(3),
    "pack" TEXT,
    "pack_sha256" BYTEA,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "idempotency_key" UUID,
    "content_hash" BYTEA,
    "activity_id" UUID,
    "source_codes" TEXT[],
    "demonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "gathering_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "gathering_slug" CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    CONSTRAINT "gathering_has_a_title" CHECK (num_nonnulls(title_tg, title_ru, title_en) > 0),
    CONSTRAINT "gathering_has_a_place" CHECK (num_nonnulls(place_tg, place_ru, place_en) > 0),
    CONSTRAINT "gathering_covers_a_period" CHECK (covers_from <= covers_to),
    CONSTRAINT "gathering_day_is_open_while_postponed" CHECK (NOT day_open OR state IN ('postponed', 'cancelled')),
    CONSTRAINT "gathering_is_announced_or_recorded" CHECK (
      CASE WHEN state IN ('draft', 'discarded') THEN announced_at IS NULL
      ELSE announced_at IS NOT NULL OR (state = 'concluded' AND source_codes <> '{}') END),
    CONSTRAINT "gathering_keeps_its_pack" CHECK (
      (pack IS NOT NULL) = (state IN ('held', 'concluded') AND announced_at IS NOT NULL)
      AND (pack IS NULL) = (pack_sha256 IS NULL) AND (pack_sha256 IS NULL OR octet_length(pack_sha256) = 32)),
    CONSTRAINT "gathering_concludes_with_an_outcome" CHECK (
      (state = 'concluded') = (num_nonnulls(outcome_tg, outcome_ru, outcome_en) > 0)
      AND (state = 'concluded') = (outcome_original IS NOT NULL))
);
CREATE UNIQUE INDEX "gathering_slug_key" ON "gathering" ("slug");
CREATE UNIQUE INDEX "gathering_idempotency_key_key" ON "gathering" ("idempotency_key");
CREATE INDEX "gathering_held_on_id_idx" ON "gathering" ("held_on", "id");
CREATE INDEX "gathering_council_id_idx" ON "gathering" ("council_id");
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "gathering" ADD CONSTRAINT "gathering_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "gathering_item" (
    "id" UUID NOT NULL,
    "gathering_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "GatheringItemKind" NOT NULL,
    "what_tg" TEXT,
    "what_ru" TEXT,
    "what_en" TEXT,
    "speaker_tg" TEXT,
    "speaker_ru" TEXT,
    "speaker_en" TEXT,
    "minutes" INTEGER,

    CONSTRAINT "gathering_item_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "gathering_item_number" CHECK (number >= 1),
    CONSTRAINT "gathering_item_minutes" CHECK (minutes BETWEEN 1 AND 480),
    CONSTRAINT "gathering_item_says_what" CHECK (num_nonnulls(what_tg, what_ru, what_en) > 0)
);
CREATE UNIQUE INDEX "gathering_item_gathering_id_number_key" ON "gathering_item" ("gathering_id", "number");
ALTER TABLE "gathering_item" ADD CONSTRAINT "gathering_item_gathering_id_fkey" FOREIGN KEY ("gathering_id") REFERENCES "gathering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "gathering_council" (
    "gathering_id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "took_part" BOOLEAN,

    CONSTRAINT "gathering_council_pkey" PRIMARY KEY ("gathering_id", "council_id")
);
CREATE INDEX "gathering_council_council_id_idx" ON "gathering_council" ("council_id");
ALTER TABLE "gathering_council" ADD CONSTRAINT "gathering_council_gathering_id_fkey" FOREIGN KEY ("gathering_id") REFERENCES "gathering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "gathering_council" ADD CONSTRAINT "gathering_council_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "gathering_guest" (
    "id" UUID NOT NULL,
    "gathering_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name_tg" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT,

    CONSTRAINT "gathering_guest_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "gathering_guest_number" CHECK (number >= 1),
    CONSTRAINT "gathering_guest_is_named" CHECK (num_nonnulls(name_tg, name_ru, name_en) > 0)
);
CREATE UNIQUE INDEX "gathering_guest_gathering_id_number_key" ON "gathering_guest" ("gathering_id", "number");
ALTER TABLE "gathering_guest" ADD CONSTRAINT "gathering_guest_gathering_id_fkey" FOREIGN KEY ("gathering_id") REFERENCES "gathering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "gathering_step" (
    "id" UUID NOT NULL,
    "gathering_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "GatheringState" NOT NULL,
    "capacity" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "held_on" DATE,
    "starts_at" TEXT,
    "reason" TEXT,

    CONSTRAINT "gathering_step_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "gathering_step_number" CHECK (number >= 1),
    CONSTRAINT "gathering_step_is_public" CHECK (state NOT IN ('draft', 'discarded')),
    CONSTRAINT "gathering_step_says_why" CHECK ((state IN ('postponed', 'cancelled')) = (reason IS NOT NULL)),
    CONSTRAINT "gathering_step_has_a_day" CHECK (held_on IS NOT NULL OR state IN ('postponed', 'cancelled'))
);
CREATE UNIQUE INDEX "gathering_step_gathering_id_number_key" ON "gathering_step" ("gathering_id", "number");
ALTER TABLE "gathering_step" ADD CONSTRAINT "gathering_step_gathering_id_fkey" FOREIGN KEY ("gathering_id") REFERENCES "gathering"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE ("state", "area_code", "council_id", "original", "title_tg", "title_ru", "title_en", "place_tg", "place_ru", "place_en",
  "held_on", "starts_at", "day_open", "covers_from", "covers_to", "outcome_original", "outcome_tg", "outcome_ru", "outcome_en", "announced_at",
  "pack", "pack_sha256", "version") ON "gathering" TO hamkori_app;
-- A draft is written anew; a trigger refuses that for what was announced.
GRANT SELECT, INSERT, DELETE ON "gathering_item", "gathering_guest" TO hamkori_app;
GRANT SELECT, INSERT, DELETE, UPDATE ("took_part") ON "gathering_council" TO hamkori_app;
GRANT SELECT, INSERT ON "gathering_step" TO hamkori_app;

CREATE FUNCTION keep_announced_gathering() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  IF (NEW.area_code, NEW.council_id, NEW.original, NEW.covers_from, NEW.covers_to) IS DISTINCT FROM
     (OLD.area_code, OLD.council_id, OLD.original, OLD.covers_from, OLD.covers_to)
    OR (NEW.title_tg, NEW.title_ru, NEW.title_en, NEW.place_tg, NEW.place_ru, NEW.place_en) IS DISTINCT FROM
     (OLD.title_tg, OLD.title_ru, OLD.title_en, OLD.place_tg, OLD.place_ru, OLD.place_en)
    OR NEW.announced_at IS DISTINCT FROM OLD.announced_at
    OR (OLD.pack IS NOT NULL AND (NEW.pack, NEW.pack_sha256) IS DISTINCT FROM (OLD.pack, OLD.pack_sha256))
    OR OLD.state IN ('cancelled', 'concluded')
  THEN
    RAISE EXCEPTION 'an announced gathering stays as it was announced' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION keep_parts_of_announced_gathering() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  -- One that is recorded from a source was never announced: its parts come with it.
  IF EXISTS (SELECT FROM gathering g WHERE g.id = CASE TG_OP WHEN 'INSERT' THEN NEW.gathering_id ELSE OLD.gathering_id END
    AND (g.announced_at IS NOT NULL OR g.state = 'discarded' OR (g.state = 'concluded' AND TG_OP <> 'INSERT'))) THEN
    RAISE EXCEPTION 'an announced gathering stays as it was announced' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE FUNCTION record_who_took_part_once() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  IF OLD.took_part IS NOT NULL THEN
    RAISE EXCEPTION 'who took part is recorded once' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION keep_announced_gathering(), keep_parts_of_announced_gathering(), record_who_took_part_once() FROM PUBLIC;
CREATE TRIGGER gathering_stays_as_announced BEFORE UPDATE ON "gathering" FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION keep_announced_gathering();
CREATE TRIGGER gathering_item_stays_as_announced BEFORE INSERT OR DELETE ON "gathering_item" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_announced_gathering();
CREATE TRIGGER gathering_guest_stays_as_announced BEFORE INSERT OR DELETE ON "gathering_guest" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_announced_gathering();
CREATE TRIGGER gathering_council_stays_as_announced BEFORE INSERT OR DELETE ON "gathering_council" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_announced_gathering();
CREATE TRIGGER gathering_council_is_recorded_once BEFORE UPDATE ON "gathering_council" FOR EACH ROW EXECUTE FUNCTION record_who_took_part_once();
CREATE TRIGGER gathering_step_is_append_only BEFORE UPDATE OR DELETE ON "gathering_step" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER gathering_changes_by_steps AFTER UPDATE ON "gathering" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_step('Gathering');
CREATE TRIGGER gathering_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "gathering" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
CREATE TRIGGER gathering_item_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "gathering_item" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
CREATE TRIGGER gathering_council_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "gathering_council" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
CREATE TRIGGER gathering_guest_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "gathering_guest" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
CREATE TRIGGER gathering_step_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "gathering_step" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();

CREATE INDEX "gathering_words_idx" ON "gathering" USING gin (record_words(title_tg, title_ru, title_en, outcome_tg, outcome_ru, outcome_en))
  WHERE state NOT IN ('draft', 'discarded');
