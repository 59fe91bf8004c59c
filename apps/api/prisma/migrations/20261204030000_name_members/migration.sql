-- A council's people know each other by name. Everybody else reads a member's name only where the member chose that.

ALTER TABLE "membership"
  ADD COLUMN "holder_name" TEXT,
  ADD CONSTRAINT "membership_holder_name" CHECK (holder_name <> '');
GRANT UPDATE ("holder_name") ON "membership" TO hamkori_app;

CREATE TYPE "NameDisplay" AS ENUM ('office', 'name');
CREATE TABLE "name_choice" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "display" "NameDisplay" NOT NULL,
    "name" TEXT,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "name_choice_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "name_choice_number" CHECK (number >= 1),
    CONSTRAINT "name_choice_names_or_not" CHECK ((display = 'name') = (name IS NOT NULL) AND name <> '')
);
CREATE UNIQUE INDEX "name_choice_person_id_number_key" ON "name_choice" ("person_id", "number");
ALTER TABLE "name_choice" ADD CONSTRAINT "name_choice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER name_choice_is_append_only BEFORE UPDATE OR DELETE ON "name_choice" FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- A name that is withdrawn leaves every kept page and answer at once.
CREATE TRIGGER name_choice_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "name_choice" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
GRANT SELECT, INSERT ON "name_choice" TO hamkori_app;

-- Nobody's name is published without an entry in the audit log about that person.
CREATE OR REPLACE FUNCTION require_audit_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  row_of CONSTANT jsonb := to_jsonb(NEW);
  person text;
BEGIN
  IF pg_has_role(session_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN RETURN NULL; END IF;
  person := CASE TG_TABLE_NAME WHEN 'person' THEN row_of ->> 'id' WHEN 'factor' THEN row_of ->> 'person_id'
    WHEN 'name_choice' THEN row_of ->> 'person_id' END;
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
CREATE CONSTRAINT TRIGGER name_choice_is_made_on_record AFTER INSERT ON "name_choice" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_audit_entry('NameChoice');
