-- Photos and documents show what a case says, what a department answers, and what it or the council says after that. A file belongs to one
-- of these steps, is public with it, and stays as it was then. Before a case is handed over its files can be other ones.

-- Files to which a record refers that is not public yet are kept, and nobody reads them but who may read that record.
ALTER TABLE "stored_file"
  ADD COLUMN "drafts" INTEGER NOT NULL DEFAULT 0,
  ADD CONSTRAINT "stored_file_drafts" CHECK (drafts >= 0);
GRANT UPDATE ("drafts") ON "stored_file" TO hamkori_app;

CREATE TABLE "case_file" (
    "id" UUID NOT NULL,
    "record_type" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "step_number" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "file_hash" TEXT NOT NULL,
    "small_hash" TEXT,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "description" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_file_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "case_file_number" CHECK (number >= 1),
    CONSTRAINT "case_file_language" CHECK (language IN ('tg', 'ru', 'en')),
    CONSTRAINT "case_file_says_something" CHECK (length(description) > 0),
    -- The record itself, an answer by its version, or what follows it by its number.
    CONSTRAINT "case_file_belongs_to_a_step" CHECK (
      CASE step WHEN 'record' THEN step_number = 0
      WHEN 'answer' THEN step_number >= 1 AND published_at IS NOT NULL
      WHEN 'followUp' THEN step_number >= 1 AND published_at IS NOT NULL ELSE false END),
    CONSTRAINT "case_file_is_photo_or_document" CHECK (
      CASE media_type WHEN 'image/jpeg' THEN num_nonnulls(small_hash, width, height) = 3
      WHEN 'application/pdf' THEN num_nonnulls(small_hash, width, height) = 0 ELSE false END)
);
CREATE UNIQUE INDEX "case_file_record_id_step_step_number_number_key" ON "case_file" ("record_id", "step", "step_number", "number");
CREATE INDEX "case_file_file_hash_idx" ON "case_file" ("file_hash");
CREATE INDEX "case_file_small_hash_idx" ON "case_file" ("small_hash");
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_file_hash_fkey" FOREIGN KEY ("file_hash") REFERENCES "stored_file"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Files come before the step that they belong to, in its transaction: once it is there, none is added, changed or removed. Those of a
-- record are its council's own until it is public.
CREATE FUNCTION keep_published_case_files() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  kind CONSTANT text := lower(CASE TG_OP WHEN 'INSERT' THEN NEW.record_type ELSE OLD.record_type END);
  fits boolean;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.step = 'record' THEN
      EXECUTE format('SELECT published_at IS NULL FROM %I WHERE id = $1', kind) INTO fits USING NEW.record_id;
      fits := fits AND NEW.published_at IS NULL;
    ELSIF NEW.step = 'answer' THEN
      EXECUTE format('SELECT NOT EXISTS (SELECT FROM %I WHERE %I = $1 AND version = $2)', kind || '_response', kind || '_id')
        INTO fits USING NEW.record_id, NEW.step_number;
    ELSE
      fits := NOT EXISTS (SELECT FROM follow_up WHERE record_type = NEW.record_type AND record_id = NEW.record_id AND number = NEW.step_number);
    END IF;
    IF fits IS NOT TRUE THEN
      RAISE EXCEPTION 'files are published with their step, and none is added later' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.published_at IS NOT NULL
    OR TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'published_at' IS DISTINCT FROM to_jsonb(NEW) - 'published_at' THEN
    RAISE EXCEPTION 'published files stay as they were published' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
REVOKE ALL ON FUNCTION keep_published_case_files() FROM PUBLIC;
CREATE TRIGGER case_file_stays_as_published BEFORE INSERT OR UPDATE OR DELETE ON "case_file" FOR EACH ROW EXECUTE FUNCTION keep_published_case_files();
CREATE TRIGGER case_file_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "case_file" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
GRANT SELECT, INSERT, DELETE, UPDATE ("published_at") ON "case_file" TO hamkori_app;
