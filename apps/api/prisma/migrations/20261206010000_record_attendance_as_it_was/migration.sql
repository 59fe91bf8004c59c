-- Attendance as it was: who was online, who came late or left early, which guests there were, and who took no part in a vote. A decision
-- binds by the quorum that there was when it was voted on.

ALTER TABLE "attendance"
  ADD COLUMN "online" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "arrived_at" TEXT,
  ADD COLUMN "left_at" TEXT,
  ADD CONSTRAINT "attendance_is_of_who_came" CHECK (
    presence = 'present' OR (NOT online AND num_nonnulls(arrived_at, left_at) = 0)),
  ADD CONSTRAINT "attendance_has_times" CHECK (
    arrived_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND left_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
    AND arrived_at COLLATE "C" < left_at COLLATE "C");

CREATE TABLE "meeting_guest" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "meeting_guest_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "meeting_guest_people" CHECK (position >= 1 AND people BETWEEN 1 AND 1000)
);
CREATE UNIQUE INDEX "meeting_guest_meeting_id_position_key" ON "meeting_guest" ("meeting_id", "position");
ALTER TABLE "meeting_guest" ADD CONSTRAINT "meeting_guest_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Until now everybody who had come counted at every vote.
ALTER TABLE "decision"
  ADD COLUMN "present_count" INTEGER,
  ADD COLUMN "voter_count" INTEGER,
  ADD COLUMN "quorate" BOOLEAN;
ALTER TABLE "decision" DISABLE TRIGGER USER;
UPDATE "decision" d SET
  present_count = greatest(coalesce(m.present_count, 0), d.votes_for + d.votes_against + d.votes_abstained),
  voter_count = greatest(coalesce(m.present_count, 0), d.votes_for + d.votes_against + d.votes_abstained),
  quorate = coalesce(m.quorate, false)
FROM "meeting" m WHERE m.id = d.meeting_id;
ALTER TABLE "decision" ENABLE TRIGGER USER;
ALTER TABLE "decision"
  ALTER COLUMN "present_count" SET NOT NULL,
  ALTER COLUMN "voter_count" SET NOT NULL,
  ALTER COLUMN "quorate" SET NOT NULL,
  ADD CONSTRAINT "decision_votes_are_of_voters" CHECK (
    votes_for + votes_against + votes_abstained <= voter_count AND voter_count <= present_count),
  ADD CONSTRAINT "decision_binds_with_a_quorum" CHECK (NOT binding OR (quorate AND votes_for > votes_against));

CREATE TYPE "NonVotingReason" AS ENUM ('conflictOfInterest', 'absentAtVote');

CREATE TABLE "non_voter" (
    "decision_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "reason" "NonVotingReason" NOT NULL,

    CONSTRAINT "non_voter_pkey" PRIMARY KEY ("decision_id", "membership_id")
);
CREATE INDEX "non_voter_membership_id_idx" ON "non_voter" ("membership_id");
ALTER TABLE "non_voter" ADD CONSTRAINT "non_voter_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "non_voter" ADD CONSTRAINT "non_voter_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Signed minutes keep all of it.
CREATE OR REPLACE FUNCTION keep_parts_of_signed_minutes() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  meeting_of uuid;
BEGIN
  IF TG_OP = 'INSERT' AND pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
    RETURN NEW;
  END IF;
  IF TG_TABLE_NAME IN ('assignment', 'non_voter') THEN
    SELECT d.meeting_id INTO meeting_of FROM decision d
    WHERE d.id = CASE TG_OP WHEN 'INSERT' THEN NEW.decision_id ELSE OLD.decision_id END;
  ELSE
    meeting_of := CASE TG_OP WHEN 'INSERT' THEN NEW.meeting_id ELSE OLD.meeting_id END;
  END IF;
  IF EXISTS (SELECT FROM meeting m WHERE m.id = meeting_of AND m.state <> 'minutesDrafted'
      AND NOT (TG_TABLE_NAME = 'agenda_item' AND m.state IN ('planned', 'postponed'))) THEN
    RAISE EXCEPTION 'the % of signed minutes stays', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
DROP TRIGGER decision_stays_when_signed ON "decision";
CREATE TRIGGER decision_stays_when_signed BEFORE DELETE OR UPDATE OF "number", "votes_for", "votes_against", "votes_abstained",
  "present_count", "voter_count", "quorate", "binding", "meeting_id" ON "decision"
  FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_minutes();
CREATE TRIGGER meeting_guest_stays_when_signed BEFORE DELETE ON "meeting_guest" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_minutes();
CREATE TRIGGER non_voter_stays_when_signed BEFORE DELETE ON "non_voter" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_minutes();
CREATE TRIGGER meeting_guest_is_signed_whole BEFORE INSERT ON "meeting_guest" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_minutes();
CREATE TRIGGER non_voter_is_signed_whole BEFORE INSERT ON "non_voter" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_minutes();

DO $$
DECLARE
  drafted record;
BEGIN
  FOR drafted IN SELECT * FROM (VALUES ('meeting_guest', 'meeting'), ('non_voter', 'decision')) AS t (name, rule)
  LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_public_change(%L)',
      drafted.name || '_counts_inserts', drafted.name, drafted.rule);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_public_change(%L)',
      drafted.name || '_counts_updates', drafted.name, drafted.rule);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_public_change(%L)',
      drafted.name || '_counts_deletes', drafted.name, drafted.rule);
    EXECUTE format('CREATE TRIGGER %I AFTER TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION count_record_change()',
      drafted.name || '_counts_truncates', drafted.name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, DELETE ON "meeting_guest", "non_voter" TO hamkori_app;
GRANT UPDATE ("present_count", "voter_count", "quorate") ON "decision" TO hamkori_app;
