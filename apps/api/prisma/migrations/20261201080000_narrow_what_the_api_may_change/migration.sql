-- What somebody can change who has got hold of the API's password: only the columns that an act of the application changes, of
-- published records only what their life changes, and no state without its step in the public history.

-- Columns -------------------------------------------------------------------------------------------------------------

-- Content that an operator loads (places, departments, units, sources, documents, organisations, activities, facts of the
-- installation) is changed by the owner of the tables alone: `seed` signs in as the owner.
REVOKE UPDATE ON
  "reference_counter", "source", "installation_fact", "person", "session", "sign_in_rate_limit", "post",
  "area", "area_alias", "department", "police_unit", "council", "membership", "body", "legal_document",
  "meeting", "assignment", "activity", "shortcoming", "shortcoming_tally", "proposal", "proposal_tally", "meeting_tally",
  "rating_sum", "factor", "recovery_code", "ceremony", "invitation", "mailed_link", "organisation_link", "link_mail"
FROM hamkori_app;

GRANT UPDATE ("last") ON "reference_counter" TO hamkori_app;
GRANT UPDATE ("published") ON "shortcoming_tally", "proposal_tally", "meeting_tally" TO hamkori_app;
GRANT UPDATE ("ratings", "answers", "facts", "channels", "demonstration") ON "rating_sum" TO hamkori_app;

GRANT UPDATE ("email", "password_hash", "label", "language", "accepted_at", "last_seen_on", "suspended_at", "suspended_for", "search_text")
  ON "person" TO hamkori_app;
GRANT UPDATE ("token_hash", "phase", "created_at", "last_seen_at", "expires_at", "confirmed_at") ON "session" TO hamkori_app;
GRANT UPDATE ("attempts", "at") ON "sign_in_rate_limit" TO hamkori_app;
GRANT UPDATE ("last_used_at", "last_step", "sign_count") ON "factor" TO hamkori_app;
GRANT UPDATE ("used_at") ON "recovery_code", "mailed_link" TO hamkori_app;
GRANT UPDATE ("used_at", "withdrawn_at") ON "invitation" TO hamkori_app;
GRANT UPDATE ("last_used_at") ON "organisation_link" TO hamkori_app;
GRANT UPDATE ("attempts", "tried_at", "outcome", "answer") ON "link_mail" TO hamkori_app;

GRANT UPDATE ("valid_to", "ended_reason", "ended_at_once") ON "post" TO hamkori_app;
GRANT UPDATE ("person_id", "term_to", "ended_reason", "ended_at_once") ON "membership" TO hamkori_app;
GRANT UPDATE ("seat_count") ON "council" TO hamkori_app;

GRANT UPDATE (
  "kind", "state", "held_on", "starts_at", "original", "title_tg", "title_ru", "title_en", "place_tg", "place_ru", "place_en",
  "minutes_tg", "minutes_ru", "minutes_en", "seats_in_force", "quorum", "present_count", "quorate", "secretary_signed_at",
  "chair_signed_at", "published_at", "version"
) ON "meeting" TO hamkori_app;
GRANT UPDATE ("in_force_from") ON "assignment" TO hamkori_app;
GRANT UPDATE (
  "responsible_department_id", "meeting_id", "decision_id", "state", "topic", "severity", "original", "title_tg", "title_ru",
  "title_en", "detail_tg", "detail_ru", "detail_en", "sent_on", "acknowledge_due_on", "acknowledged_on", "answer_due_on",
  "answered_on", "published_at", "version", "response_count"
) ON "shortcoming" TO hamkori_app;
GRANT UPDATE (
  "meeting_id", "decision_id", "state", "topic", "original", "title_tg", "title_ru", "title_en", "detail_tg", "detail_ru",
  "detail_en", "sent_on", "acknowledge_due_on", "acknowledged_on", "answer_due_on", "answered_on", "published_at", "version",
  "response_count"
) ON "proposal" TO hamkori_app;

-- A seat's holder -----------------------------------------------------------------------------------------------------

CREATE FUNCTION keep_holder_of_seat() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  RAISE EXCEPTION 'a seat that is held is not given to another person' USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE ALL ON FUNCTION keep_holder_of_seat() FROM PUBLIC;
-- A seat that is held without an account is connected with its holder's account once.
CREATE TRIGGER membership_keeps_holder BEFORE UPDATE OF "person_id" ON "membership" FOR EACH ROW
  WHEN (OLD.person_id IS NOT NULL AND OLD.person_id IS DISTINCT FROM NEW.person_id) EXECUTE FUNCTION keep_holder_of_seat();

-- Shortcomings and proposals that are public --------------------------------------------------------------------------

-- The columns that the life of a public record changes; everything else stays as it was published.
CREATE FUNCTION keep_published_case() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  alive CONSTANT text[] := ARRAY['state', 'responsible_department_id', 'sent_on', 'acknowledge_due_on', 'acknowledged_on',
    'answer_due_on', 'answered_on', 'version', 'response_count'];
BEGIN
  IF to_jsonb(OLD) - alive IS DISTINCT FROM to_jsonb(NEW) - alive THEN
    RAISE EXCEPTION 'a published % stays as it was published', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION keep_published_case() FROM PUBLIC;
CREATE TRIGGER shortcoming_stays_as_published BEFORE UPDATE ON "shortcoming" FOR EACH ROW
  WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION keep_published_case();
CREATE TRIGGER proposal_stays_as_published BEFORE UPDATE ON "proposal" FOR EACH ROW
  WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION keep_published_case();

-- Minutes -------------------------------------------------------------------------------------------------------------

-- Once somebody has signed, a meeting changes by signatures and publication, and its texts only where the version that is
-- replaced was kept before.
CREATE FUNCTION keep_signed_meeting() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  texts CONSTANT text[] := ARRAY['original', 'title_tg', 'title_ru', 'title_en', 'place_tg', 'place_ru', 'place_en',
    'minutes_tg', 'minutes_ru', 'minutes_en'];
  alive CONSTANT text[] := ARRAY['state', 'version', 'secretary_signed_at', 'chair_signed_at', 'published_at'];
  before CONSTANT jsonb := to_jsonb(OLD);
  after CONSTANT jsonb := to_jsonb(NEW);
  kept jsonb;
BEGIN
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
REVOKE ALL ON FUNCTION keep_signed_meeting() FROM PUBLIC;
CREATE TRIGGER meeting_stays_as_signed BEFORE UPDATE ON "meeting" FOR EACH ROW
  WHEN (OLD.state NOT IN ('planned', 'announced', 'postponed', 'held', 'minutesDrafted')) EXECUTE FUNCTION keep_signed_meeting();

-- The points of the agenda and the decisions likewise: the text that is replaced stands in the version that was kept last.
CREATE FUNCTION keep_text_of_signed_minutes() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  kept text;
  at integer;
BEGIN
  IF EXISTS (SELECT FROM meeting m WHERE m.id = OLD.meeting_id AND m.state = 'minutesDrafted') THEN RETURN NEW; END IF;
  IF TG_TABLE_NAME = 'decision' THEN
    SELECT count(*) INTO at FROM decision d WHERE d.meeting_id = OLD.meeting_id AND d.number <= OLD.number;
    SELECT v.decisions[at] INTO kept FROM minutes_version v WHERE v.meeting_id = OLD.meeting_id ORDER BY v.number DESC LIMIT 1;
  ELSE
    SELECT count(*) INTO at FROM agenda_item a WHERE a.meeting_id = OLD.meeting_id AND a.position <= OLD.position;
    SELECT v.agenda[at] INTO kept FROM minutes_version v WHERE v.meeting_id = OLD.meeting_id ORDER BY v.number DESC LIMIT 1;
  END IF;
  IF kept IS DISTINCT FROM OLD.text THEN
    RAISE EXCEPTION 'the texts of minutes change by a new version only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION keep_text_of_signed_minutes() FROM PUBLIC;
CREATE TRIGGER agenda_item_text_stays_when_signed BEFORE UPDATE OF "text" ON "agenda_item" FOR EACH ROW
  WHEN (OLD.text IS DISTINCT FROM NEW.text) EXECUTE FUNCTION keep_text_of_signed_minutes();
CREATE TRIGGER decision_text_stays_when_signed BEFORE UPDATE OF "text" ON "decision" FOR EACH ROW
  WHEN (OLD.text IS DISTINCT FROM NEW.text) EXECUTE FUNCTION keep_text_of_signed_minutes();

-- Nor is anything added to what was signed, but by the owner of the tables, who could remove the trigger.
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
  IF EXISTS (SELECT FROM meeting m WHERE m.id = meeting_of AND m.state <> 'minutesDrafted') THEN
    RAISE EXCEPTION 'the % of signed minutes stays', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER agenda_item_is_signed_whole BEFORE INSERT ON "agenda_item" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_minutes();
CREATE TRIGGER attendance_is_signed_whole BEFORE INSERT ON "attendance" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_minutes();
CREATE TRIGGER assignment_is_signed_whole BEFORE INSERT ON "assignment" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_minutes();
CREATE TRIGGER decision_is_signed_whole BEFORE INSERT ON "decision" FOR EACH ROW EXECUTE FUNCTION keep_parts_of_signed_minutes();
-- A task comes into force once.
CREATE FUNCTION keep_day_in_force() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  RAISE EXCEPTION 'a task that is in force stays in force' USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE ALL ON FUNCTION keep_day_in_force() FROM PUBLIC;
CREATE TRIGGER assignment_stays_in_force BEFORE UPDATE OF "in_force_from" ON "assignment" FOR EACH ROW
  WHEN (OLD.in_force_from IS NOT NULL AND OLD.in_force_from IS DISTINCT FROM NEW.in_force_from) EXECUTE FUNCTION keep_day_in_force();

-- No change without its step in the public history --------------------------------------------------------------------

-- Asked when the transaction ends: it must have added the step that leads from the state before to the state after. The owner
-- of the tables is not held, who could remove the trigger.
CREATE FUNCTION require_step() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  IF pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN RETURN NULL; END IF;
  IF NOT EXISTS (
    SELECT FROM transition t
    WHERE t.record_type = TG_ARGV[0] AND t.record_id = NEW.id AND t.to_state = NEW.state::text
      AND t.from_state = OLD.state::text
      AND t.xmin = pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'a % changes by a step of its history only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION require_step() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER meeting_changes_by_steps AFTER UPDATE ON "meeting" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_step('Meeting');
CREATE CONSTRAINT TRIGGER shortcoming_changes_by_steps AFTER UPDATE ON "shortcoming" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_step('Shortcoming');
CREATE CONSTRAINT TRIGGER proposal_changes_by_steps AFTER UPDATE ON "proposal" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_step('Proposal');
