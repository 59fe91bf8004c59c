-- Whoever has the page of a case open, or the inbox of those who answer it, hears at once that it has changed: which case, whether the
-- public may know of it, and whom it concerns. Heard with the commit, never of what was taken back. What it says is in the record.

CREATE FUNCTION announce_case_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  PERFORM pg_notify('case_changed', jsonb_build_object(
    'reference', NEW.reference,
    'isPublic', NEW.published_at IS NOT NULL,
    'council', NEW.council_id,
    -- Who owes the answer now and who did before; a kind that is not handed on has the addressed department alone.
    'departments', jsonb_build_array(NEW.department_id, to_jsonb(NEW) -> 'responsible_department_id', to_jsonb(OLD) -> 'responsible_department_id')
  )::text);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION announce_case_change() FROM PUBLIC;

CREATE TRIGGER shortcoming_announces_changes AFTER UPDATE ON shortcoming
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION announce_case_change();
CREATE TRIGGER proposal_announces_changes AFTER UPDATE ON proposal
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION announce_case_change();
