-- A confirmed shortcoming has a remedy and its date, or the reason why there is none; a correction that leaves out what the answer
-- before had promised says why.
ALTER TABLE "shortcoming_response" ADD COLUMN "omission_reason" text;
ALTER TABLE "proposal_response" ADD COLUMN "omission_reason" text;

-- Answers are never changed. Where old ones stand without either, the rule holds for new ones alone.
ALTER TABLE "shortcoming_response" ADD CONSTRAINT "shortcoming_response_remedy_explained" CHECK (
  outcome NOT IN ('confirmed', 'partly') OR omission_reason IS NOT NULL OR num_nonnulls(remedy, remedy_due_on) = 2) NOT VALID;
DO $$
BEGIN
  ALTER TABLE "shortcoming_response" VALIDATE CONSTRAINT "shortcoming_response_remedy_explained";
EXCEPTION WHEN check_violation THEN NULL;
END
$$;
ALTER TABLE "shortcoming_response" ADD CONSTRAINT "shortcoming_response_date_of_remedy" CHECK (remedy_due_on IS NULL OR remedy IS NOT NULL);
