-- A meeting lives from its plan to its minutes: planned by its council, announced to everybody, put off or cancelled with a reason, held.

-- What is known of a meeting only once it was held.
ALTER TABLE "meeting"
  ALTER COLUMN "seats_in_force" DROP NOT NULL,
  ALTER COLUMN "quorum" DROP NOT NULL,
  ALTER COLUMN "present_count" DROP NOT NULL,
  ALTER COLUMN "quorate" DROP NOT NULL,
  ADD COLUMN "announced_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT "meeting_is_counted_when_held" CHECK (
    CASE
      WHEN state IN ('planned', 'announced', 'postponed', 'cancelled') THEN num_nonnulls(seats_in_force, quorum, present_count, quorate) = 0
      WHEN state = 'discarded' THEN num_nonnulls(seats_in_force, quorum, present_count, quorate) IN (0, 4)
      ELSE num_nonnulls(seats_in_force, quorum, present_count, quorate) = 4
    END),
  -- What was announced is held, put off or cancelled, and does not vanish.
  ADD CONSTRAINT "meeting_is_dated_when_announced" CHECK (
    CASE
      WHEN state IN ('announced', 'postponed', 'cancelled') THEN announced_at IS NOT NULL
      WHEN state IN ('planned', 'discarded') THEN announced_at IS NULL
      ELSE true
    END);
GRANT UPDATE ("announced_at") ON "meeting" TO hamkori_app;

CREATE FUNCTION keep_first_announcement() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  RAISE EXCEPTION 'a meeting is announced for the first time once' USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE ALL ON FUNCTION keep_first_announcement() FROM PUBLIC;
CREATE TRIGGER meeting_stays_announced BEFORE UPDATE OF "announced_at" ON "meeting" FOR EACH ROW
  WHEN (OLD.announced_at IS NOT NULL AND OLD.announced_at IS DISTINCT FROM NEW.announced_at) EXECUTE FUNCTION keep_first_announcement();

ALTER TABLE "agenda_item"
  ADD COLUMN "duration_minutes" INTEGER,
  ADD CONSTRAINT "agenda_item_takes_minutes" CHECK (duration_minutes BETWEEN 1 AND 600);

-- The parts of a plan are written anew like those of a draft; of what was announced and is held, only with the draft of its minutes.
CREATE OR REPLACE FUNCTION keep_parts_of_signed_minutes() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  meeting_of uuid;
BEGIN
  IF TG_OP = 'INSERT' AND pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
    RETURN NEW;
  END IF;
  IF TG_TABLE_NAME = 'assignment' THEN
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

-- What was said in public of a meeting before it was held. Each change is a new row.
CREATE TABLE "meeting_announcement" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "MeetingState" NOT NULL,
    "announced_at" TIMESTAMPTZ(3) NOT NULL,
    "kind" "MeetingKind" NOT NULL,
    "held_on" DATE NOT NULL,
    "starts_at" TEXT NOT NULL,
    "original" TEXT NOT NULL,
    "title_tg" TEXT,
    "title_ru" TEXT,
    "title_en" TEXT,
    "place_tg" TEXT,
    "place_ru" TEXT,
    "place_en" TEXT,
    "agenda" TEXT[],
    "agenda_minutes" INTEGER[],
    "notice_days" INTEGER NOT NULL,
    "short_notice_reason" TEXT,
    "reason" TEXT,

    CONSTRAINT "meeting_announcement_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "meeting_announcement_number" CHECK (number >= 1),
    CONSTRAINT "meeting_announcement_state" CHECK (state IN ('announced', 'postponed', 'cancelled')),
    CONSTRAINT "meeting_announcement_gives_its_reason" CHECK (state = 'announced' OR reason IS NOT NULL),
    CONSTRAINT "meeting_announcement_has_an_agenda" CHECK (
      cardinality(agenda) BETWEEN 1 AND 50 AND cardinality(agenda) = cardinality(agenda_minutes)),
    -- A meeting that is announced later than the rule asks for says why.
    CONSTRAINT "meeting_announcement_is_in_time" CHECK (
      state <> 'announced' OR short_notice_reason IS NOT NULL
      OR held_on - (announced_at AT TIME ZONE 'Asia/Dushanbe')::date >= notice_days)
);
CREATE UNIQUE INDEX "meeting_announcement_meeting_id_number_key" ON "meeting_announcement" ("meeting_id", "number");
CREATE INDEX "meeting_announcement_held_on_idx" ON "meeting_announcement" ("held_on");
ALTER TABLE "meeting_announcement" ADD CONSTRAINT "meeting_announcement_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER meeting_announcement_is_append_only BEFORE UPDATE OR DELETE ON "meeting_announcement" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER meeting_announcement_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "meeting_announcement" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
GRANT SELECT, INSERT ON "meeting_announcement" TO hamkori_app;

-- How many days ahead a council announces its meetings, by the kind of place that it is for.
CREATE TABLE "notice_rule" (
    "area_kind" "AreaKind" NOT NULL,
    "notice_days" INTEGER NOT NULL,

    CONSTRAINT "notice_rule_pkey" PRIMARY KEY ("area_kind"),
    CONSTRAINT "notice_rule_days" CHECK (notice_days BETWEEN 0 AND 60)
);
INSERT INTO "notice_rule" ("area_kind", "notice_days") VALUES ('country', 10), ('region', 7), ('district', 5), ('city', 5), ('cityDistrict', 5);
GRANT SELECT ON "notice_rule" TO hamkori_app;
CREATE TRIGGER notice_rule_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "notice_rule" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();

-- A meeting that was not held is no source of a record.
CREATE OR REPLACE VIEW "meeting_view" WITH (security_invoker = true) AS
  SELECT id, council_id FROM "meeting" WHERE state NOT IN ('discarded', 'planned', 'announced', 'postponed', 'cancelled');
