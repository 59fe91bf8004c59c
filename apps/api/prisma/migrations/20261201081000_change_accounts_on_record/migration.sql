-- No account, right or seat changes without its entry in the audit log.

-- Asked when the transaction ends: it must have added an entry about the row, or about the person whose row it is. The owner of the
-- tables is not held.
CREATE FUNCTION require_audit_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  row_of CONSTANT jsonb := to_jsonb(NEW);
  person text;
BEGIN
  IF pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN RETURN NULL; END IF;
  person := CASE TG_TABLE_NAME WHEN 'person' THEN row_of ->> 'id' WHEN 'factor' THEN row_of ->> 'person_id' END;
  IF NOT EXISTS (
    SELECT FROM audit_entry a
    WHERE a.xmin = pg_current_xact_id()::xid AND NOT a.refused AND (
      (a.subject_type = TG_ARGV[0] AND a.subject_id = row_of ->> 'id')
      OR (a.subject_type = 'Person' AND a.subject_id = person)
      OR (a.subject_type = 'Invitation' AND a.subject_id IN (SELECT i.id::text FROM invitation i WHERE i.person_id = person::uuid)))
  ) THEN
    RAISE EXCEPTION 'a % changes with an entry in the audit log only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION require_audit_entry() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER person_changes_on_record AFTER UPDATE ON "person" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.email IS DISTINCT FROM NEW.email OR OLD.password_hash IS DISTINCT FROM NEW.password_hash
    OR OLD.suspended_at IS DISTINCT FROM NEW.suspended_at)
  EXECUTE FUNCTION require_audit_entry('Person');
CREATE CONSTRAINT TRIGGER factor_is_added_on_record AFTER INSERT ON "factor" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_audit_entry('Factor');
CREATE CONSTRAINT TRIGGER post_changes_on_record AFTER INSERT OR UPDATE ON "post" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_audit_entry('Post');
CREATE CONSTRAINT TRIGGER membership_changes_on_record AFTER INSERT OR UPDATE ON "membership" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_audit_entry('Membership');
CREATE CONSTRAINT TRIGGER council_changes_on_record AFTER INSERT OR UPDATE ON "council" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_audit_entry('Council');
