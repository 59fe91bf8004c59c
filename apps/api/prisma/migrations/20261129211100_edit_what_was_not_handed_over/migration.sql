-- What was not handed over can be edited; the version keeps two people from overwriting each other.

ALTER TABLE "shortcoming" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "proposal" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE "proposal"
  DROP CONSTRAINT "proposal_state_fits_dates",
  ADD CONSTRAINT "proposal_state_fits_dates" CHECK (
    CASE
      WHEN state IN ('draft', 'underCouncilReview', 'adopted', 'notAdopted', 'discarded') THEN sent_on IS NULL AND response_count = 0
      WHEN state IN ('withdrawn', 'merged') THEN true
      WHEN state IN ('submitted', 'escalated') THEN sent_on IS NOT NULL
      WHEN state = 'acknowledged' THEN sent_on IS NOT NULL AND acknowledged_on IS NOT NULL
      ELSE sent_on IS NOT NULL AND answered_on IS NOT NULL AND response_count >= 1
    END);

-- A discarded meeting is no source of a new record.
CREATE OR REPLACE VIEW "meeting_view" WITH (security_invoker = true) AS SELECT id, council_id FROM "meeting" WHERE state <> 'discarded';

-- The texts of published minutes before each correction.
CREATE TABLE "minutes_version" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "original" TEXT NOT NULL,
    "title_tg" TEXT,
    "title_ru" TEXT,
    "title_en" TEXT,
    "place_tg" TEXT,
    "place_ru" TEXT,
    "place_en" TEXT,
    "minutes_tg" TEXT,
    "minutes_ru" TEXT,
    "minutes_en" TEXT,
    "agenda" TEXT[],
    "decisions" TEXT[],
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "minutes_version_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "minutes_version_meeting_id_number_key" ON "minutes_version" ("meeting_id", "number");
ALTER TABLE "minutes_version" ADD CONSTRAINT "minutes_version_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER minutes_version_is_append_only BEFORE UPDATE OR DELETE ON "minutes_version" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER minutes_version_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "minutes_version" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
GRANT SELECT, INSERT ON "minutes_version" TO hamkori_app;

-- The parts of a draft may be written anew. Once somebody has signed, nothing is taken out, and of a decision only the text can be
-- corrected: votes and numbers stay as they were signed.
GRANT DELETE ON "agenda_item", "attendance", "decision", "assignment" TO hamkori_app;
GRANT UPDATE ("text") ON "agenda_item" TO hamkori_app;
GRANT UPDATE ("number", "text", "votes_for", "votes_against", "votes_abstained", "binding") ON "decision" TO hamkori_app;
CREATE FUNCTION keep_parts_of_signed_minutes() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  meeting_of uuid;
BEGIN
  IF TG_TABLE_NAME = 'assignment' THEN
    SELECT d.meeting_id INTO meeting_of FROM decision d WHERE d.id = OLD.decision_id;
  ELSE
    meeting_of := OLD.meeting_id;
  END IF;
  IF EXISTS (SELECT FROM meeting m WHERE m.id = meeting_of AND m.state <> 'minutesDrafted') THEN
    RAISE EXCEPTION 'the % of signed minutes stays', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER agenda_item_stays_when_signed BEFORE DELETE ON "agenda_item" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_minutes();
CREATE TRIGGER attendance_stays_when_signed BEFORE DELETE ON "attendance" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_minutes();
CREATE TRIGGER assignment_stays_when_signed BEFORE DELETE ON "assignment" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_minutes();
CREATE TRIGGER decision_stays_when_signed BEFORE DELETE OR UPDATE OF "number", "votes_for", "votes_against", "votes_abstained", "binding", "meeting_id" ON "decision"
  FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_minutes();
