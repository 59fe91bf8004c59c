-- A council's people write down what they did; until now activities came from sources only, with English titles.
ALTER TABLE "activity"
  ALTER COLUMN "title_en" DROP NOT NULL,
  ADD COLUMN "original" TEXT NOT NULL DEFAULT 'en',
  ADD COLUMN "women" INTEGER,
  ADD COLUMN "men" INTEGER,
  ADD COLUMN "under_14" INTEGER,
  ADD COLUMN "from_14_to_30" INTEGER,
  ADD COLUMN "from_31_to_59" INTEGER,
  ADD COLUMN "from_60" INTEGER,
  ADD COLUMN "recorded_at" TIMESTAMPTZ(3),
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "idempotency_key" UUID,
  ADD COLUMN "content_hash" BYTEA,
  ADD COLUMN "demonstration" BOOLEAN NOT NULL DEFAULT false,
  ADD CONSTRAINT "activity_has_its_original" CHECK (
    CASE original WHEN 'tg' THEN title_tg WHEN 'ru' THEN title_ru WHEN 'en' THEN title_en END IS NOT NULL),
  ADD CONSTRAINT "activity_counts_are_parts" CHECK (
    least(women, men, under_14, from_14_to_30, from_31_to_59, from_60) IS NULL
    OR (least(women, men, under_14, from_14_to_30, from_31_to_59, from_60) >= 0
      AND attendance IS NOT NULL
      AND coalesce(women, 0) + coalesce(men, 0) <= attendance
      AND coalesce(under_14, 0) + coalesce(from_14_to_30, 0) + coalesce(from_31_to_59, 0) + coalesce(from_60, 0) <= attendance)),
  -- What a council has written down is its own; what a source tells stays as the source tells it.
  ADD CONSTRAINT "activity_is_recorded_or_told" CHECK (
    recorded_at IS NULL OR (council_id IS NOT NULL AND idempotency_key IS NOT NULL AND coalesce(cardinality(source_codes), 1) = 0));
CREATE UNIQUE INDEX "activity_idempotency_key_key" ON "activity" ("idempotency_key");
GRANT UPDATE ("kind", "started_on", "ended_on", "area_code", "original", "title_tg", "title_ru", "title_en", "attendance", "women", "men",
  "under_14", "from_14_to_30", "from_31_to_59", "from_60", "participants", "topics", "shortcomings", "proposals", "version")
  ON "activity" TO hamkori_app;

-- Whoever has the API's password does not rewrite what sources tell, nor anything without an entry in the audit log.
CREATE FUNCTION keep_told_activity() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  IF OLD.recorded_at IS NULL AND NOT pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
    RAISE EXCEPTION 'what a source tells of an activity is changed by an import only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER activity_stays_as_told BEFORE UPDATE ON "activity" FOR EACH ROW EXECUTE FUNCTION keep_told_activity();
CREATE CONSTRAINT TRIGGER activity_changes_on_record AFTER INSERT OR UPDATE ON "activity" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_audit_entry('Activity');

CREATE TABLE "activity_correction" (
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "corrected_at" TIMESTAMPTZ(3) NOT NULL,
    "capacity" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "changed" TEXT[],

    CONSTRAINT "activity_correction_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "activity_correction_number" CHECK (number >= 1),
    CONSTRAINT "activity_correction_changes_something" CHECK (cardinality(changed) > 0)
);
CREATE UNIQUE INDEX "activity_correction_activity_id_number_key" ON "activity_correction" ("activity_id", "number");
ALTER TABLE "activity_correction" ADD CONSTRAINT "activity_correction_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER activity_correction_is_append_only BEFORE UPDATE OR DELETE ON "activity_correction" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER activity_correction_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "activity_correction" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
GRANT SELECT, INSERT ON "activity_correction" TO hamkori_app;

-- A line of an activity becomes a shortcoming that says where it was raised.
ALTER TABLE "shortcoming" ADD COLUMN "activity_id" UUID;
CREATE INDEX "shortcoming_activity_id_idx" ON "shortcoming" ("activity_id");
ALTER TABLE "shortcoming" ADD CONSTRAINT "shortcoming_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
