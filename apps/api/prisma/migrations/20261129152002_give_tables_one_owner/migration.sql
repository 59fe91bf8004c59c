-- Data belongs to one module: counters leave the table of another module, and what others may read of a table is a view that its
-- owner declares (`views` in the module's manifest).

-- How many meetings of a council are published: kept by publishing, as the tallies of shortcomings and proposals are by sending.
CREATE TABLE "meeting_tally" (
    "council_id" UUID NOT NULL,
    "published" INTEGER NOT NULL,

    CONSTRAINT "meeting_tally_pkey" PRIMARY KEY ("council_id")
);
ALTER TABLE "meeting_tally" ADD CONSTRAINT "meeting_tally_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
INSERT INTO "meeting_tally" (council_id, published) SELECT id, meeting_count FROM "council" WHERE meeting_count > 0;
CREATE TRIGGER meeting_tally_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "meeting_tally" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
GRANT SELECT, INSERT, UPDATE ON "meeting_tally" TO hamkori_app;
ALTER TABLE "council" DROP COLUMN "meeting_count", DROP COLUMN "shortcoming_count", DROP COLUMN "proposal_count";

-- The columns of a table that other modules may read. A view asks for the privileges of whoever reads it.
CREATE VIEW "area_view" WITH (security_invoker = true) AS SELECT id, code, kind, parent_id FROM "area";
CREATE VIEW "department_view" WITH (security_invoker = true) AS SELECT id, parent_id FROM "department";
CREATE VIEW "police_unit_view" WITH (security_invoker = true) AS SELECT id, code, department_id, area_id FROM "police_unit";
CREATE VIEW "source_view" WITH (security_invoker = true) AS SELECT code, title, url, published_on, issues FROM "source";
CREATE VIEW "person_view" WITH (security_invoker = true) AS
  SELECT id, label, email, search_text, demonstration, accepted_at, last_seen_on, suspended_at, suspended_for FROM "person";
CREATE VIEW "factor_view" WITH (security_invoker = true) AS SELECT id, person_id, kind FROM "factor";
CREATE VIEW "invitation_view" WITH (security_invoker = true) AS
  SELECT id, person_id, created_at, expires_at, used_at, withdrawn_at FROM "invitation";
CREATE VIEW "post_view" WITH (security_invoker = true) AS
  SELECT id, person_id, role, department_id, title_tg, title_ru, title_en, valid_from, valid_to, ended_at_once FROM "post";
CREATE VIEW "council_view" WITH (security_invoker = true) AS
  SELECT id, slug, department_id, area_id, name_tg, name_ru, name_en, inferred, source_codes, demonstration FROM "council";
CREATE VIEW "membership_view" WITH (security_invoker = true) AS
  SELECT id, council_id, person_id, seat, office, term_from, term_to, ended_reason, ended_at_once FROM "membership";
CREATE VIEW "meeting_view" WITH (security_invoker = true) AS SELECT id, council_id FROM "meeting";
CREATE VIEW "decision_view" WITH (security_invoker = true) AS SELECT id, meeting_id, binding FROM "decision";
CREATE VIEW "shortcoming_view" WITH (security_invoker = true) AS
  SELECT id, reference, council_id, department_id, responsible_department_id, meeting_id, decision_id, state, topic, severity, original, title_tg, title_ru, title_en,
    registered_on, sent_on, acknowledge_due_on, acknowledged_on, answer_due_on, answered_on, published_at, response_count, source_codes, demonstration
  FROM "shortcoming";
CREATE VIEW "proposal_view" WITH (security_invoker = true) AS
  SELECT id, reference, council_id, department_id, meeting_id, decision_id, state, original, title_tg, title_ru, title_en,
    registered_on, submitted_on, acknowledge_due_on, acknowledged_on, answer_due_on, answered_on, published_at, response_count, source_codes, demonstration
  FROM "proposal";
CREATE VIEW "rating_sum_view" WITH (security_invoker = true) AS
  SELECT scope_kind, scope_code, month, ratings, answers, channels, demonstration FROM "rating_sum";
GRANT SELECT ON
  "area_view", "source_view", "department_view", "police_unit_view", "person_view", "factor_view", "invitation_view", "post_view", "council_view", "membership_view", "meeting_view", "decision_view", "shortcoming_view", "proposal_view", "rating_sum_view"
TO hamkori_app;
