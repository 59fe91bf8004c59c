-- What must always hold of the public record is held here, whoever writes: the application, an import or the owner by hand.

-- `EXCLUDE` with equality needs GiST operators for uuid, integer and enum. The extension is part of PostgreSQL's own contrib
-- modules and trusted: the owner of the database may create it.
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;

-- Terms are days, both included. A seat has one holder at a time, and a council one chair and one secretary.
ALTER TABLE "membership"
  ADD CONSTRAINT "membership_seat_has_one_holder" EXCLUDE USING gist (
    council_id WITH =, seat WITH =, daterange(term_from, term_to, '[]') WITH &&),
  ADD CONSTRAINT "membership_office_has_one_holder" EXCLUDE USING gist (
    council_id WITH =, office WITH =, daterange(term_from, term_to, '[]') WITH &&) WHERE (office IN ('chair', 'secretary')),
  ADD CONSTRAINT "membership_ended_with_a_day" CHECK (ended_reason IS NULL OR term_to IS NOT NULL);

-- A record that was sent has its day, its two due dates and its moment of publication; one that was not sent has none of them.
ALTER TABLE "shortcoming"
  ADD CONSTRAINT "shortcoming_sent_is_whole" CHECK (num_nulls(sent_on, acknowledge_due_on, answer_due_on, published_at) IN (0, 4)),
  ADD CONSTRAINT "shortcoming_state_fits_dates" CHECK (
    CASE
      WHEN state IN ('draft', 'registered', 'withdrawn') THEN sent_on IS NULL AND response_count = 0
      WHEN state IN ('sent', 'reopened', 'maintained') THEN sent_on IS NOT NULL
      WHEN state = 'acknowledged' THEN sent_on IS NOT NULL AND acknowledged_on IS NOT NULL
      ELSE sent_on IS NOT NULL AND response_count >= 1
    END),
  ADD CONSTRAINT "shortcoming_dates_in_order" CHECK (
    sent_on >= registered_on AND acknowledge_due_on >= sent_on AND answer_due_on >= sent_on
    AND acknowledged_on >= sent_on AND answered_on >= sent_on);
ALTER TABLE "proposal"
  ADD CONSTRAINT "proposal_submitted_is_whole" CHECK (num_nulls(submitted_on, acknowledge_due_on, answer_due_on, published_at) IN (0, 4)),
  ADD CONSTRAINT "proposal_state_fits_dates" CHECK (
    CASE
      WHEN state IN ('draft', 'underCouncilReview', 'adopted', 'notAdopted') THEN submitted_on IS NULL AND response_count = 0
      WHEN state IN ('withdrawn', 'merged') THEN true
      WHEN state IN ('submitted', 'escalated') THEN submitted_on IS NOT NULL
      WHEN state = 'acknowledged' THEN submitted_on IS NOT NULL AND acknowledged_on IS NOT NULL
      ELSE submitted_on IS NOT NULL AND answered_on IS NOT NULL AND response_count >= 1
    END),
  ADD CONSTRAINT "proposal_dates_in_order" CHECK (
    submitted_on >= registered_on AND acknowledge_due_on >= submitted_on AND answer_due_on >= submitted_on
    AND acknowledged_on >= submitted_on AND answered_on >= submitted_on);
-- Minutes are approved by both signatures, and published minutes have their moment.
ALTER TABLE "meeting"
  ADD CONSTRAINT "meeting_state_fits_dates" CHECK (
    (state IN ('published', 'corrected')) = (published_at IS NOT NULL)
    AND CASE
      WHEN state IN ('minutesApproved', 'published', 'corrected') THEN num_nulls(secretary_signed_at, chair_signed_at) = 0
      WHEN state = 'minutesUnderReview' THEN num_nulls(secretary_signed_at, chair_signed_at) = 1
      ELSE num_nulls(secretary_signed_at, chair_signed_at) = 2
    END);
ALTER TABLE "post" ADD CONSTRAINT "post_term_forward" CHECK (valid_to IS NULL OR valid_to >= valid_from);

-- Who signed an answer is a person of the register.
ALTER TABLE "shortcoming_response" ADD CONSTRAINT "shortcoming_response_signed_by_id_fkey" FOREIGN KEY ("signed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "proposal_response" ADD CONSTRAINT "proposal_response_signed_by_id_fkey" FOREIGN KEY ("signed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What an official record points to is not deleted, rather than the record quietly losing it.
DO $$
DECLARE
  held record;
BEGIN
  FOR held IN
    SELECT c.conname AS name, c.conrelid::regclass AS child, c.confrelid::regclass AS parent, a.attname AS child_column, b.attname AS parent_column
    FROM pg_constraint c
    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = c.confkey[1]
    WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND c.confdeltype = 'n'
    ORDER BY c.conname
  LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %I FOREIGN KEY (%I) REFERENCES %s (%I) ON DELETE RESTRICT ON UPDATE CASCADE',
      held.child, held.name, held.name, held.child_column, held.parent, held.parent_column);
  END LOOP;
END $$;
