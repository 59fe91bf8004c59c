-- A round table puts what several councils have found to a department: a recommendation is a case like a proposal, with its number, clock,
-- answers and verification, and names the records that it comes from.

CREATE TABLE "recommendation" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "council_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "responsible_department_id" UUID NOT NULL,
    "meeting_id" UUID,
    "decision_id" UUID,
    "state" "ProposalState" NOT NULL,
    "topic" "CaseTopic" NOT NULL,
    "original" TEXT NOT NULL,
    "title_tg" TEXT,
    "title_ru" TEXT,
    "title_en" TEXT,
    "detail_tg" TEXT,
    "detail_ru" TEXT,
    "detail_en" TEXT,
    "registered_on" DATE NOT NULL,
    "sent_on" DATE,
    "acknowledge_due_on" DATE,
    "acknowledged_on" DATE,
    "answer_due_on" DATE,
    "answered_on" DATE,
    "action_due_on" DATE,
    "reported_on" DATE,
    "verified_on" DATE,
    "ended_on" DATE,
    "merged_into" TEXT,
    "published_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "response_count" INTEGER NOT NULL DEFAULT 0,
    "idempotency_key" UUID,
    "content_hash" BYTEA,
    "source_codes" TEXT[],
    "source_numbers" TEXT[],
    "source_council_ids" UUID[],
    "demonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "recommendation_original_written" CHECK (
      (CASE original WHEN 'tg' THEN title_tg WHEN 'ru' THEN title_ru WHEN 'en' THEN title_en END) IS NOT NULL),
    CONSTRAINT "recommendation_comes_from_records" CHECK (
      cardinality(source_numbers) BETWEEN 1 AND 50 AND cardinality(source_council_ids) >= 1),
    CONSTRAINT "recommendation_submitted_is_whole" CHECK (
      num_nulls(sent_on, acknowledge_due_on, answer_due_on, published_at) IN (0, 4)),
    CONSTRAINT "recommendation_state_fits_dates" CHECK (
      CASE
        WHEN state IN ('adopted', 'discarded') THEN sent_on IS NULL AND response_count = 0
        WHEN state IN ('submitted', 'escalated', 'withdrawn', 'merged') THEN sent_on IS NOT NULL
        WHEN state = 'acknowledged' THEN sent_on IS NOT NULL AND acknowledged_on IS NOT NULL
        ELSE sent_on IS NOT NULL AND response_count >= 1
      END),
    CONSTRAINT "recommendation_was_adopted" CHECK (state NOT IN ('draft', 'underCouncilReview', 'notAdopted')),
    CONSTRAINT "recommendation_dates_in_order" CHECK (
      sent_on >= registered_on AND acknowledge_due_on >= sent_on AND answer_due_on >= sent_on
      AND acknowledged_on >= sent_on AND answered_on >= sent_on),
    CONSTRAINT "recommendation_ends_with_a_day" CHECK ((state IN ('verified', 'withdrawn', 'merged')) = (ended_on IS NOT NULL)),
    CONSTRAINT "recommendation_is_merged_into_another" CHECK (
      (state = 'merged') = (merged_into IS NOT NULL) AND merged_into IS DISTINCT FROM reference),
    CONSTRAINT "recommendation_is_reported_before_it_is_verified" CHECK (
      (state NOT IN ('reportedImplemented', 'verified') OR reported_on IS NOT NULL)
      AND (state <> 'verified' OR verified_on IS NOT NULL)
      AND (verified_on IS NULL OR (reported_on IS NOT NULL AND verified_on >= reported_on)))
);
CREATE UNIQUE INDEX "recommendation_reference_key" ON "recommendation"("reference");
CREATE UNIQUE INDEX "recommendation_idempotency_key_key" ON "recommendation"("idempotency_key");
CREATE INDEX "recommendation_council_id_registered_on_id_idx" ON "recommendation"("council_id", "registered_on", "id");
CREATE INDEX "recommendation_responsible_department_id_registered_on_id_idx" ON "recommendation"("responsible_department_id", "registered_on", "id");
CREATE INDEX "recommendation_responsible_department_id_state_idx" ON "recommendation"("responsible_department_id", "state");
CREATE INDEX "recommendation_registered_on_id_idx" ON "recommendation"("registered_on", "id") WHERE published_at IS NOT NULL;
CREATE INDEX "recommendation_meeting_id_idx" ON "recommendation"("meeting_id");
CREATE INDEX "recommendation_source_numbers_idx" ON "recommendation" USING gin ("source_numbers");
CREATE INDEX "recommendation_source_council_ids_idx" ON "recommendation" USING gin ("source_council_ids");
CREATE INDEX "recommendation_words_idx" ON "recommendation" USING gin (record_words(title_tg, title_ru, title_en, detail_tg, detail_ru, detail_en))
  WHERE published_at IS NOT NULL;
ALTER TABLE "recommendation"
  ADD CONSTRAINT "recommendation_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "recommendation_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "recommendation_responsible_department_id_fkey" FOREIGN KEY ("responsible_department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "recommendation_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "recommendation_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "recommendation_merged_into_fkey" FOREIGN KEY ("merged_into") REFERENCES "recommendation"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "recommendation_response" (
    "id" UUID NOT NULL,
    "recommendation_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "outcome" "ProposalOutcome" NOT NULL,
    "language" TEXT NOT NULL,
    "reasons" TEXT NOT NULL,
    "omission_reason" TEXT,
    "ground" "DeclineGround",
    "owner_office" TEXT,
    "due_on" DATE,
    "deferred_until" DATE,
    "signed_by_id" UUID NOT NULL,
    "signer_title_tg" TEXT NOT NULL,
    "signer_title_ru" TEXT NOT NULL,
    "signer_title_en" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "idempotency_key" UUID,
    "content_hash" BYTEA,

    CONSTRAINT "recommendation_response_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "recommendation_response_complete" CHECK (
      version >= 1 AND language IN ('tg', 'ru', 'en')
      AND ((outcome IN ('accepted', 'acceptedInPart')) = (owner_office IS NOT NULL))
      AND ((outcome IN ('accepted', 'acceptedInPart')) = (due_on IS NOT NULL))
      AND ((outcome = 'declined') = (ground IS NOT NULL))
      AND ((outcome = 'deferred') = (deferred_until IS NOT NULL)))
);
CREATE UNIQUE INDEX "recommendation_response_idempotency_key_key" ON "recommendation_response"("idempotency_key");
CREATE UNIQUE INDEX "recommendation_response_recommendation_id_version_key" ON "recommendation_response"("recommendation_id", "version");
ALTER TABLE "recommendation_response"
  ADD CONSTRAINT "recommendation_response_recommendation_id_fkey" FOREIGN KEY ("recommendation_id") REFERENCES "recommendation"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "recommendation_response_signed_by_id_fkey" FOREIGN KEY ("signed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "recommendation_response_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER recommendation_response_is_append_only BEFORE UPDATE OR DELETE ON "recommendation_response" FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE "recommendation_tally" (
    "council_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "published" INTEGER NOT NULL,

    CONSTRAINT "recommendation_tally_pkey" PRIMARY KEY ("council_id","department_id")
);
ALTER TABLE "recommendation_tally"
  ADD CONSTRAINT "recommendation_tally_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "recommendation_tally_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Each number is that of a public shortcoming or proposal, and the councils are those of these records, whoever writes. Neither is ever
-- deleted, nor taken out of the public record, so what was found once stays there.
CREATE FUNCTION find_sources_of_recommendation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  found integer;
BEGIN
  SELECT count(*), array_agg(DISTINCT r.council_id) INTO found, NEW.source_council_ids FROM (
    SELECT council_id FROM shortcoming WHERE reference = ANY (NEW.source_numbers) AND published_at IS NOT NULL
    UNION ALL
    SELECT council_id FROM proposal WHERE reference = ANY (NEW.source_numbers) AND published_at IS NOT NULL
  ) AS r;
  IF found IS DISTINCT FROM cardinality(NEW.source_numbers) THEN
    RAISE EXCEPTION 'a recommendation comes from public records, each named once' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION find_sources_of_recommendation() FROM PUBLIC;
CREATE TRIGGER recommendation_finds_sources BEFORE INSERT OR UPDATE OF "source_numbers", "source_council_ids" ON "recommendation"
  FOR EACH ROW EXECUTE FUNCTION find_sources_of_recommendation();

CREATE TRIGGER recommendation_stays_as_published BEFORE UPDATE ON "recommendation" FOR EACH ROW
  WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION keep_published_case();
CREATE CONSTRAINT TRIGGER recommendation_changes_by_steps AFTER UPDATE ON "recommendation" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_step('Recommendation');
CREATE TRIGGER recommendation_announces_changes AFTER UPDATE ON "recommendation"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION announce_case_change();

CREATE TRIGGER recommendation_counts_inserts AFTER INSERT ON "recommendation" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_public_change('published');
CREATE TRIGGER recommendation_counts_updates AFTER UPDATE ON "recommendation" REFERENCING OLD TABLE AS before NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_public_change('published');
CREATE TRIGGER recommendation_counts_deletes AFTER DELETE ON "recommendation" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_public_change('published');
CREATE TRIGGER recommendation_counts_truncates AFTER TRUNCATE ON "recommendation" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
CREATE TRIGGER recommendation_response_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "recommendation_response"
  FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
CREATE TRIGGER recommendation_tally_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "recommendation_tally"
  FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();

GRANT SELECT, INSERT, UPDATE (
  "meeting_id", "decision_id", "state", "topic", "original", "title_tg", "title_ru", "title_en", "detail_tg", "detail_ru", "detail_en",
  "sent_on", "acknowledge_due_on", "acknowledged_on", "answer_due_on", "answered_on", "action_due_on", "reported_on", "verified_on",
  "ended_on", "merged_into", "published_at", "version", "response_count", "responsible_department_id", "source_numbers"
) ON "recommendation" TO hamkori_app;
GRANT SELECT, INSERT ON "recommendation_response" TO hamkori_app;
GRANT SELECT, INSERT, UPDATE ("published") ON "recommendation_tally" TO hamkori_app;
