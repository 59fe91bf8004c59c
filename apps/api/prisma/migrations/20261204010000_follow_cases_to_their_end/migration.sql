-- A case does not end with its answer: the department plans what it agreed to and reports it as done, the council confirms that or
-- does not, goes to the superior department, takes the case back or ends it. Each of these is a signed statement that stays.

ALTER TYPE "ShortcomingState" ADD VALUE 'withdrawn';
ALTER TYPE "ShortcomingState" ADD VALUE 'merged';

ALTER TABLE "shortcoming"
  ADD COLUMN "action_due_on" DATE,
  ADD COLUMN "reported_on" DATE,
  ADD COLUMN "verified_on" DATE,
  ADD COLUMN "ended_on" DATE,
  ADD COLUMN "merged_into" TEXT;
ALTER TABLE "proposal"
  ADD COLUMN "responsible_department_id" UUID,
  ADD COLUMN "action_due_on" DATE,
  ADD COLUMN "reported_on" DATE,
  ADD COLUMN "verified_on" DATE,
  ADD COLUMN "ended_on" DATE,
  ADD COLUMN "merged_into" TEXT;
ALTER TABLE "proposal_response" ADD COLUMN "department_id" UUID;

-- The columns that the life of a public record changes; everything else stays as it was published.
CREATE OR REPLACE FUNCTION keep_published_case() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  alive CONSTANT text[] := ARRAY['state', 'responsible_department_id', 'sent_on', 'acknowledge_due_on', 'acknowledged_on',
    'answer_due_on', 'answered_on', 'action_due_on', 'reported_on', 'verified_on', 'ended_on', 'merged_into', 'version',
    'response_count'];
BEGIN
  IF to_jsonb(OLD) - alive IS DISTINCT FROM to_jsonb(NEW) - alive THEN
    RAISE EXCEPTION 'a published % stays as it was published', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;

-- What is on the record already: the addressed department has every proposal and gave every answer to it, and the answer in force says
-- by when the department has promised to act.
UPDATE "proposal" SET "responsible_department_id" = "department_id";
ALTER TABLE "proposal_response" DISABLE TRIGGER USER;
UPDATE "proposal_response" r SET "department_id" = p."department_id" FROM "proposal" p WHERE p."id" = r."proposal_id";
ALTER TABLE "proposal_response" ENABLE TRIGGER USER;
UPDATE "shortcoming" s SET "action_due_on" = r."remedy_due_on" FROM "shortcoming_response" r
  WHERE r."shortcoming_id" = s."id" AND r."version" = s."response_count" AND r."remedy_due_on" IS NOT NULL;
UPDATE "proposal" p SET "action_due_on" = r."due_on" FROM "proposal_response" r
  WHERE r."proposal_id" = p."id" AND r."version" = p."response_count" AND r."due_on" IS NOT NULL;

ALTER TABLE "proposal" ALTER COLUMN "responsible_department_id" SET NOT NULL;
ALTER TABLE "proposal_response" ALTER COLUMN "department_id" SET NOT NULL;
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_responsible_department_id_fkey" FOREIGN KEY ("responsible_department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "proposal_response" ADD CONSTRAINT "proposal_response_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "shortcoming" ADD CONSTRAINT "shortcoming_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "shortcoming"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "proposal"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;
DROP INDEX "proposal_department_id_registered_on_id_idx", "proposal_department_id_state_idx";
CREATE INDEX "proposal_responsible_department_id_registered_on_id_idx" ON "proposal"("responsible_department_id", "registered_on", "id");
CREATE INDEX "proposal_responsible_department_id_state_idx" ON "proposal"("responsible_department_id", "state");

-- States as text: a value that was added above can be named as such only by the next transaction.
ALTER TABLE "shortcoming"
  DROP CONSTRAINT "shortcoming_state_fits_dates",
  ADD CONSTRAINT "shortcoming_state_fits_dates" CHECK (
    CASE
      WHEN state::text IN ('draft', 'registered', 'discarded') THEN sent_on IS NULL AND response_count = 0
      WHEN state::text IN ('sent', 'reopened', 'maintained', 'withdrawn', 'merged') THEN sent_on IS NOT NULL
      WHEN state::text = 'acknowledged' THEN sent_on IS NOT NULL AND acknowledged_on IS NOT NULL
      ELSE sent_on IS NOT NULL AND response_count >= 1
    END),
  ADD CONSTRAINT "shortcoming_ends_with_a_day" CHECK ((state::text IN ('closed', 'withdrawn', 'merged')) = (ended_on IS NOT NULL)),
  ADD CONSTRAINT "shortcoming_is_merged_into_another" CHECK (
    (state::text = 'merged') = (merged_into IS NOT NULL) AND merged_into IS DISTINCT FROM reference),
  -- Two keys: what the council confirmed was reported before.
  ADD CONSTRAINT "shortcoming_is_reported_before_it_is_verified" CHECK (
    (state::text NOT IN ('reportedFixed', 'verifiedFixed') OR reported_on IS NOT NULL)
    AND (state::text <> 'verifiedFixed' OR verified_on IS NOT NULL)
    AND (verified_on IS NULL OR (reported_on IS NOT NULL AND verified_on >= reported_on)));
ALTER TABLE "proposal"
  ADD CONSTRAINT "proposal_ends_with_a_day" CHECK ((state::text IN ('verified', 'withdrawn', 'merged')) = (ended_on IS NOT NULL)),
  ADD CONSTRAINT "proposal_is_merged_into_another" CHECK (
    (state::text = 'merged') = (merged_into IS NOT NULL) AND merged_into IS DISTINCT FROM reference),
  ADD CONSTRAINT "proposal_is_reported_before_it_is_verified" CHECK (
    (state::text NOT IN ('reportedImplemented', 'verified') OR reported_on IS NOT NULL)
    AND (state::text <> 'verified' OR verified_on IS NOT NULL)
    AND (verified_on IS NULL OR (reported_on IS NOT NULL AND verified_on >= reported_on)));
GRANT UPDATE ("action_due_on", "reported_on", "verified_on", "ended_on", "merged_into") ON "shortcoming" TO hamkori_app;
GRANT UPDATE ("responsible_department_id", "action_due_on", "reported_on", "verified_on", "ended_on", "merged_into") ON "proposal" TO hamkori_app;

CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "record_type" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "verb" TEXT NOT NULL,
    "department_id" UUID,
    "capacity" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "evidence" TEXT,
    "due_on" DATE,
    "signed_by_id" UUID NOT NULL,
    "signer_title_tg" TEXT,
    "signer_title_ru" TEXT,
    "signer_title_en" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "idempotency_key" UUID NOT NULL,
    "content_hash" BYTEA NOT NULL,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "follow_up_number" CHECK (number >= 1),
    CONSTRAINT "follow_up_language" CHECK (language IN ('tg', 'ru', 'en')),
    CONSTRAINT "follow_up_says_something" CHECK (length(text) > 0),
    -- A department signs with the post of its officer, a council with the office alone.
    CONSTRAINT "follow_up_is_signed" CHECK (
      num_nonnulls(department_id, signer_title_tg, signer_title_ru, signer_title_en) IN (0, 4))
);
CREATE UNIQUE INDEX "follow_up_record_type_record_id_number_key" ON "follow_up" ("record_type", "record_id", "number");
CREATE UNIQUE INDEX "follow_up_idempotency_key_key" ON "follow_up" ("idempotency_key");
ALTER TABLE "follow_up"
  ADD CONSTRAINT "follow_up_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "follow_up_signed_by_id_fkey" FOREIGN KEY ("signed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER follow_up_is_append_only BEFORE UPDATE OR DELETE ON "follow_up" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER follow_up_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "follow_up" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
GRANT SELECT, INSERT ON "follow_up" TO hamkori_app;

CREATE TABLE "earlier_clock" (
    "id" UUID NOT NULL,
    "record_type" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "department_id" UUID NOT NULL,
    "sent_on" DATE NOT NULL,
    "acknowledge_due_on" DATE NOT NULL,
    "acknowledged_on" DATE,
    "answer_due_on" DATE NOT NULL,
    "answered_on" DATE,
    "ended_on" DATE NOT NULL,

    CONSTRAINT "earlier_clock_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "earlier_clock_number" CHECK (number >= 1),
    CONSTRAINT "earlier_clock_dates_in_order" CHECK (
      acknowledge_due_on >= sent_on AND answer_due_on >= sent_on AND ended_on >= sent_on
      AND acknowledged_on >= sent_on AND answered_on >= sent_on)
);
CREATE UNIQUE INDEX "earlier_clock_record_type_record_id_number_key" ON "earlier_clock" ("record_type", "record_id", "number");
CREATE INDEX "earlier_clock_department_id_idx" ON "earlier_clock" ("department_id");
ALTER TABLE "earlier_clock" ADD CONSTRAINT "earlier_clock_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER earlier_clock_is_append_only BEFORE UPDATE OR DELETE ON "earlier_clock" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER earlier_clock_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "earlier_clock" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
GRANT SELECT, INSERT ON "earlier_clock" TO hamkori_app;
