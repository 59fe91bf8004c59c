-- An assignment lives from its draft to its end: in force, reported done by its owner, confirmed by the council, or dropped with a reason.

CREATE TYPE "AssignmentState" AS ENUM ('drafted', 'open', 'reported', 'done', 'dropped');

ALTER TABLE "assignment"
  ADD COLUMN "state" "AssignmentState" NOT NULL DEFAULT 'drafted',
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "done_on" DATE,
  ADD COLUMN "closed_at" TIMESTAMPTZ(3);

-- Those that are in force already get the step that the second signature leaves from now on.
UPDATE "assignment" SET state = 'open', version = 2 WHERE in_force_from IS NOT NULL;
INSERT INTO "transition" (id, at, record_type, record_id, from_state, verb, to_state, actor_id, capacity)
  SELECT gen_random_uuid(), a.in_force_from, 'Assignment', a.id, 'drafted', 'enterIntoForce', 'open', s.actor_id, coalesce(s.capacity, 'system')
  FROM "assignment" a JOIN "decision" d ON d.id = a.decision_id
  LEFT JOIN LATERAL (
    SELECT t.actor_id, t.capacity FROM "transition" t
    WHERE t.record_type = 'Meeting' AND t.record_id = d.meeting_id AND t.verb = 'signMinutes' AND t.to_state = 'minutesApproved'
    ORDER BY t.at DESC LIMIT 1) s ON true
  WHERE a.in_force_from IS NOT NULL;

ALTER TABLE "assignment"
  ADD CONSTRAINT "assignment_is_in_force_when_approved" CHECK ((state = 'drafted') = (in_force_from IS NULL)),
  ADD CONSTRAINT "assignment_is_done_on_a_day" CHECK ((state IN ('reported', 'done')) = (done_on IS NOT NULL)),
  ADD CONSTRAINT "assignment_is_closed_once" CHECK ((state IN ('done', 'dropped')) = (closed_at IS NOT NULL));

CREATE INDEX "assignment_owner_membership_id_due_on_idx" ON "assignment" ("owner_membership_id", "due_on");
CREATE INDEX "assignment_decision_id_idx" ON "assignment" ("decision_id");

GRANT UPDATE ("state", "version", "done_on", "closed_at") ON "assignment" TO hamkori_app;
CREATE CONSTRAINT TRIGGER assignment_changes_by_steps AFTER UPDATE ON "assignment" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_step('Assignment');

CREATE FUNCTION keep_closed_assignment() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  RAISE EXCEPTION 'an assignment that is done or dropped stays so' USING ERRCODE = 'insufficient_privilege';
END $$;
REVOKE ALL ON FUNCTION keep_closed_assignment() FROM PUBLIC;
CREATE TRIGGER assignment_stays_closed BEFORE UPDATE ON "assignment" FOR EACH ROW
  WHEN (OLD.state IN ('done', 'dropped')) EXECUTE FUNCTION keep_closed_assignment();

-- What the owner has written when reporting it done. A report that is returned is followed by another.
CREATE TABLE "assignment_report" (
    "id" UUID NOT NULL,
    "assignment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "done_on" DATE NOT NULL,
    "evidence" TEXT NOT NULL,

    CONSTRAINT "assignment_report_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "assignment_report_number" CHECK (number >= 1)
);
CREATE UNIQUE INDEX "assignment_report_assignment_id_number_key" ON "assignment_report" ("assignment_id", "number");
ALTER TABLE "assignment_report" ADD CONSTRAINT "assignment_report_assignment_id_fkey" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER assignment_report_is_append_only BEFORE UPDATE OR DELETE ON "assignment_report" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER assignment_report_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "assignment_report" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
GRANT SELECT, INSERT ON "assignment_report" TO hamkori_app;
