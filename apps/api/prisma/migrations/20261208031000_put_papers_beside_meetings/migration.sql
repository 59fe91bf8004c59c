-- Papers for a meeting: a draft, a letter, a table that its members read before. Some are for everybody, others for the council alone.
CREATE TABLE "meeting_paper" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT,
    "agenda_position" INTEGER,
    "for_everybody" BOOLEAN NOT NULL,
    "file_hash" TEXT,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "removal_reason" TEXT,

    CONSTRAINT "meeting_paper_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "meeting_paper_number" CHECK (number >= 1 AND agenda_position >= 1),
    CONSTRAINT "meeting_paper_is_photo_or_document" CHECK (media_type IN ('image/jpeg', 'application/pdf')),
    CONSTRAINT "meeting_paper_of_the_council_stays_there" CHECK (for_everybody OR published_at IS NULL),
    CONSTRAINT "meeting_paper_is_there_or_removed" CHECK (
      CASE WHEN removed_at IS NULL THEN num_nonnulls(file_hash, title) = 2 AND removal_reason IS NULL
      ELSE num_nonnulls(file_hash, title) = 0 AND coalesce(length(removal_reason), 0) > 0 END)
);
CREATE UNIQUE INDEX "meeting_paper_meeting_id_number_key" ON "meeting_paper" ("meeting_id", "number");
CREATE INDEX "meeting_paper_file_hash_idx" ON "meeting_paper" ("file_hash");
ALTER TABLE "meeting_paper" ADD CONSTRAINT "meeting_paper_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "meeting_paper" ADD CONSTRAINT "meeting_paper_file_hash_fkey" FOREIGN KEY ("file_hash") REFERENCES "stored_file"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A paper is published once and taken off once; nothing else of it changes. Those of a plan that is discarded go with it.
CREATE FUNCTION keep_meeting_papers() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  gone CONSTANT text[] := ARRAY['file_hash', 'title', 'removed_at', 'removal_reason'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.removed_at IS NULL AND (
    (NEW.removed_at IS NOT NULL AND to_jsonb(OLD) - gone IS NOT DISTINCT FROM to_jsonb(NEW) - gone)
    OR (OLD.published_at IS NULL AND NEW.published_at IS NOT NULL AND to_jsonb(OLD) - 'published_at' IS NOT DISTINCT FROM to_jsonb(NEW) - 'published_at')
  ) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'DELETE' AND OLD.published_at IS NULL AND EXISTS (SELECT FROM meeting WHERE id = OLD.meeting_id AND announced_at IS NULL AND published_at IS NULL) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'papers stay as they were given, or are taken off' USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE ALL ON FUNCTION keep_meeting_papers() FROM PUBLIC;
CREATE TRIGGER meeting_paper_stays BEFORE UPDATE OR DELETE ON "meeting_paper" FOR EACH ROW EXECUTE FUNCTION keep_meeting_papers();
CREATE TRIGGER meeting_paper_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "meeting_paper" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
GRANT SELECT, INSERT, DELETE, UPDATE ("title", "file_hash", "published_at", "removed_at", "removal_reason") ON "meeting_paper" TO hamkori_app;
