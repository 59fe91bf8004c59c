-- The module cases reads every kind by the same columns: the day of handing over has one name. The kinds give the inbox their own
-- statements, so that nobody reads these views any more.
DROP VIEW "shortcoming_view", "proposal_view";
ALTER TABLE "proposal" RENAME COLUMN "submitted_on" TO "sent_on";
