-- A council's plan for a year, and what became of each item.

CREATE TYPE "PlanState" AS ENUM ('draft', 'adopted');
CREATE TYPE "PlanItemState" AS ENUM ('planned', 'inProgress', 'done', 'postponed', 'dropped');
CREATE TYPE "PlanItemKind" AS ENUM ('meeting', 'reception', 'visit', 'information', 'training', 'monitoring', 'other');

CREATE TABLE "plan" (
    "id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "state" "PlanState" NOT NULL,
    "decision_id" UUID,
    "adoption_note" TEXT,
    "adopted_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "plan_year" CHECK (year BETWEEN 2000 AND 2100),
    CONSTRAINT "plan_is_adopted_somehow" CHECK (
      CASE state WHEN 'adopted' THEN adopted_at IS NOT NULL AND num_nonnulls(decision_id, adoption_note) > 0
      ELSE num_nonnulls(adopted_at, decision_id, adoption_note) = 0 END)
);
CREATE UNIQUE INDEX "plan_council_id_year_key" ON "plan" ("council_id", "year");
ALTER TABLE "plan" ADD CONSTRAINT "plan_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "plan" ADD CONSTRAINT "plan_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "plan_item" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "PlanItemKind" NOT NULL,
    "original" TEXT NOT NULL,
    "what_tg" TEXT,
    "what_ru" TEXT,
    "what_en" TEXT,
    "place_tg" TEXT,
    "place_ru" TEXT,
    "place_en" TEXT,
    "owner_office" "CouncilOffice",
    "owner_membership_id" UUID,
    "due_on" DATE NOT NULL,
    "state" "PlanItemState" NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "plan_item_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "plan_item_number" CHECK (number >= 1),
    CONSTRAINT "plan_item_says_what" CHECK (num_nonnulls(what_tg, what_ru, what_en) > 0),
    CONSTRAINT "plan_item_has_one_owner" CHECK (num_nonnulls(owner_office, owner_membership_id) = 1)
);
CREATE UNIQUE INDEX "plan_item_plan_id_number_key" ON "plan_item" ("plan_id", "number");
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "plan_item" ADD CONSTRAINT "plan_item_owner_membership_id_fkey" FOREIGN KEY ("owner_membership_id") REFERENCES "membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "plan_item_step" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "PlanItemState" NOT NULL,
    "capacity" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "due_before" DATE NOT NULL,
    "due_on" DATE NOT NULL,
    "reason" TEXT,
    "evidence" TEXT,
    "meeting_id" UUID,
    "proposal_id" UUID,
    "activity_id" UUID,

    CONSTRAINT "plan_item_step_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "plan_item_step_number" CHECK (number >= 1),
    CONSTRAINT "plan_item_step_says_why" CHECK (state NOT IN ('postponed', 'dropped') OR reason IS NOT NULL),
    CONSTRAINT "plan_item_step_shows_what_is_done" CHECK (
      (state = 'done') = (num_nonnulls(evidence, meeting_id, proposal_id, activity_id) > 0)),
    CONSTRAINT "plan_item_step_links_one_record" CHECK (num_nonnulls(meeting_id, proposal_id, activity_id) <= 1),
    CONSTRAINT "plan_item_step_moves_the_day" CHECK ((state = 'postponed') = (due_on <> due_before))
);
CREATE UNIQUE INDEX "plan_item_step_item_id_number_key" ON "plan_item_step" ("item_id", "number");
ALTER TABLE "plan_item_step" ADD CONSTRAINT "plan_item_step_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "plan_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "plan_item_step" ADD CONSTRAINT "plan_item_step_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "plan_item_step" ADD CONSTRAINT "plan_item_step_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "plan_item_step" ADD CONSTRAINT "plan_item_step_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE ("state", "decision_id", "adoption_note", "adopted_at", "version") ON "plan" TO hamkori_app;
-- Items of drafts are written anew; a trigger refuses that for adopted plans.
GRANT SELECT, INSERT, DELETE, UPDATE ("due_on", "state", "version") ON "plan_item" TO hamkori_app;
GRANT SELECT, INSERT ON "plan_item_step" TO hamkori_app;

CREATE FUNCTION keep_adopted_plan() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  RAISE EXCEPTION 'an adopted plan stays as it was adopted' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION keep_items_of_adopted_plan() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  IF EXISTS (SELECT FROM plan p WHERE p.id = CASE TG_OP WHEN 'INSERT' THEN NEW.plan_id ELSE OLD.plan_id END AND p.state = 'adopted') THEN
    RAISE EXCEPTION 'an adopted plan stays as it was adopted' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
REVOKE ALL ON FUNCTION keep_adopted_plan(), keep_items_of_adopted_plan() FROM PUBLIC;
CREATE TRIGGER plan_stays_as_adopted BEFORE UPDATE ON "plan" FOR EACH ROW WHEN (OLD.state = 'adopted') EXECUTE FUNCTION keep_adopted_plan();
CREATE TRIGGER plan_item_stays_as_adopted BEFORE INSERT OR DELETE ON "plan_item" FOR EACH ROW EXECUTE FUNCTION keep_items_of_adopted_plan();
CREATE TRIGGER plan_item_step_is_append_only BEFORE UPDATE OR DELETE ON "plan_item_step" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE CONSTRAINT TRIGGER plan_changes_by_steps AFTER UPDATE ON "plan" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_step('Plan');
CREATE CONSTRAINT TRIGGER plan_item_changes_by_steps AFTER UPDATE ON "plan_item" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_step('PlanItem');
CREATE TRIGGER plan_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "plan" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
CREATE TRIGGER plan_item_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "plan_item" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
CREATE TRIGGER plan_item_step_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "plan_item_step" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();

CREATE VIEW "published_meeting_view" WITH (security_invoker = true) AS
  SELECT id, council_id, reference, held_on FROM "meeting" WHERE state IN ('published', 'corrected');
CREATE VIEW "activity_view" WITH (security_invoker = true) AS SELECT id, council_id, code FROM "activity";
CREATE VIEW "published_proposal_view" WITH (security_invoker = true) AS
  SELECT id, council_id, reference FROM "proposal" WHERE published_at IS NOT NULL;
GRANT SELECT ON "published_proposal_view", "published_meeting_view", "activity_view" TO hamkori_app;
