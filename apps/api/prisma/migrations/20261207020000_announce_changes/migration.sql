-- Hour, place, title and agenda of an announced meeting change without a new day: said in words, as an announcement of its own.

ALTER TABLE "meeting_announcement"
  ADD COLUMN "what_changed" TEXT,
  ADD CONSTRAINT "meeting_announcement_changes_an_earlier_one" CHECK (
    what_changed IS NULL OR (state = 'announced' AND number > 1)),
  -- The day was announced before: in time, or with the reason that goes on to stand.
  DROP CONSTRAINT "meeting_announcement_is_in_time",
  ADD CONSTRAINT "meeting_announcement_is_in_time" CHECK (
    state <> 'announced' OR short_notice_reason IS NOT NULL OR what_changed IS NOT NULL
    OR held_on - (announced_at AT TIME ZONE 'Asia/Dushanbe')::date >= notice_days);

-- A change keeps the day for which the meeting was announced, and follows an announcement that holds.
CREATE FUNCTION keep_day_of_changed_announcement() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  IF NOT EXISTS (SELECT FROM meeting_announcement a
      WHERE a.meeting_id = NEW.meeting_id AND a.number = NEW.number - 1 AND a.state = 'announced' AND a.held_on = NEW.held_on) THEN
    RAISE EXCEPTION 'a changed announcement keeps its day' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION keep_day_of_changed_announcement() FROM PUBLIC;
CREATE TRIGGER meeting_announcement_keeps_its_day BEFORE INSERT ON "meeting_announcement" FOR EACH ROW
  WHEN (NEW.what_changed IS NOT NULL) EXECUTE FUNCTION keep_day_of_changed_announcement();

-- The agenda of an announced meeting is written anew with the announcement of its change.
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
      AND NOT (TG_TABLE_NAME = 'agenda_item' AND m.state IN ('planned', 'announced', 'postponed'))) THEN
    RAISE EXCEPTION 'the % of signed minutes stays', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
