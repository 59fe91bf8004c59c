-- Minutes are read by the members before they are approved: each may remark, each remark is answered, and whoever finds the text wrong
-- gives it back. Then the signatures fall.

CREATE TYPE "RemarkOutcome" AS ENUM ('accepted', 'declined');

CREATE TABLE "minutes_remark" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "membership_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,
    "outcome" "RemarkOutcome",
    "answer" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "minutes_remark_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "minutes_remark_number" CHECK (number >= 1),
    CONSTRAINT "minutes_remark_is_answered_whole" CHECK (num_nonnulls(outcome, answer, answered_at) IN (0, 3))
);
CREATE UNIQUE INDEX "minutes_remark_meeting_id_number_key" ON "minutes_remark" ("meeting_id", "number");
CREATE INDEX "minutes_remark_membership_id_idx" ON "minutes_remark" ("membership_id");
ALTER TABLE "minutes_remark" ADD CONSTRAINT "minutes_remark_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "minutes_remark" ADD CONSTRAINT "minutes_remark_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Whether a remark is open stands beside what everybody reads, in one statement.
CREATE TRIGGER minutes_remark_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "minutes_remark" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
GRANT SELECT, INSERT, UPDATE ("outcome", "answer", "answered_at") ON "minutes_remark" TO hamkori_app;

CREATE FUNCTION keep_answered_remark() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  RAISE EXCEPTION 'a remark is answered once' USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE ALL ON FUNCTION keep_answered_remark() FROM PUBLIC;
CREATE TRIGGER minutes_remark_stays_answered BEFORE UPDATE ON "minutes_remark" FOR EACH ROW
  WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION keep_answered_remark();

-- Signatures stay, unless the minutes are given back to be written anew: then all of them fall, and nothing else changes with that.
CREATE OR REPLACE FUNCTION keep_signed_meeting() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  texts CONSTANT text[] := ARRAY['original', 'title_tg', 'title_ru', 'title_en', 'place_tg', 'place_ru', 'place_en',
    'minutes_tg', 'minutes_ru', 'minutes_en'];
  alive CONSTANT text[] := ARRAY['state', 'version', 'secretary_signed_at', 'chair_signed_at', 'published_at'];
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

-- Nobody approves or publishes minutes while a remark has no answer, whoever writes.
CREATE FUNCTION require_answered_remarks() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  IF EXISTS (SELECT FROM minutes_remark r WHERE r.meeting_id = NEW.id AND r.answered_at IS NULL) THEN
    RAISE EXCEPTION 'a remark to the minutes has no answer' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION require_answered_remarks() FROM PUBLIC;
CREATE TRIGGER meeting_answers_remarks BEFORE UPDATE OF "state" ON "meeting" FOR EACH ROW
  WHEN (NEW.state IN ('minutesApproved', 'published') AND OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION require_answered_remarks();
