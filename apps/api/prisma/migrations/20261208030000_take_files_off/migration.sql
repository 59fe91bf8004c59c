-- A published file of a case can be taken off, as when a person on it asks for that or a court orders it. What it was and what it showed
-- are gone then; that it was there, which file it was, when, why and by which side it was taken off stays for everybody.
ALTER TABLE "case_file"
  ALTER COLUMN "file_hash" DROP NOT NULL,
  ALTER COLUMN "description" DROP NOT NULL,
  ADD COLUMN "removed_at" TIMESTAMPTZ(3),
  ADD COLUMN "removal_ground" TEXT,
  ADD COLUMN "removal_reason" TEXT,
  ADD COLUMN "removed_hash" TEXT,
  DROP CONSTRAINT "case_file_is_photo_or_document",
  ADD CONSTRAINT "case_file_is_photo_or_document" CHECK (
    CASE media_type WHEN 'image/jpeg' THEN num_nonnulls(width, height) = 2 AND (small_hash IS NULL) = (removed_at IS NOT NULL)
    WHEN 'application/pdf' THEN num_nonnulls(small_hash, width, height) = 0 ELSE false END),
  ADD CONSTRAINT "case_file_is_there_or_removed" CHECK (
    CASE WHEN removed_at IS NULL
    THEN num_nonnulls(file_hash, description) = 2 AND num_nonnulls(removal_ground, removal_reason, removed_hash) = 0
    ELSE published_at IS NOT NULL AND num_nonnulls(file_hash, description) = 0
      AND num_nonnulls(removal_ground, removal_reason, removed_hash) = 3 END),
  ADD CONSTRAINT "case_file_removal_ground" CHECK (removal_ground IN ('recognisablePerson', 'privateData', 'courtOrder', 'wrongFile')),
  ADD CONSTRAINT "case_file_says_why_it_was_removed" CHECK (length(removal_reason) > 0);

-- Of a published file only this may change, once, and it says which file it was: the hash of what everybody could read.
CREATE OR REPLACE FUNCTION keep_published_case_files() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  kind CONSTANT text := lower(CASE TG_OP WHEN 'INSERT' THEN NEW.record_type ELSE OLD.record_type END);
  gone CONSTANT text[] := ARRAY['file_hash', 'small_hash', 'description', 'removed_at', 'removal_ground', 'removal_reason', 'removed_hash'];
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
    IF fits IS NOT TRUE OR NEW.removed_at IS NOT NULL THEN
      RAISE EXCEPTION 'files are published with their step, and none is added later' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.published_at IS NOT NULL AND OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL
    AND NEW.removed_hash = OLD.file_hash AND to_jsonb(OLD) - gone IS NOT DISTINCT FROM to_jsonb(NEW) - gone THEN
    RETURN NEW;
  END IF;
  IF OLD.published_at IS NOT NULL
    OR TG_OP = 'UPDATE' AND to_jsonb(OLD) - 'published_at' IS DISTINCT FROM to_jsonb(NEW) - 'published_at' THEN
    RAISE EXCEPTION 'published files stay as they were published, or are taken off' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
GRANT UPDATE ("file_hash", "small_hash", "description", "removed_at", "removal_ground", "removal_reason", "removed_hash")
  ON "case_file" TO hamkori_app;
