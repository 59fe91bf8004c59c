-- Proposals have a topic of the same list as shortcomings, so that both lists narrow by it. What was registered before is of the
-- topic "other", as nobody said which; whoever registers one from now on says it, so the column keeps no default.

ALTER TYPE "ShortcomingTopic" RENAME TO "CaseTopic";
ALTER TABLE "proposal" ADD COLUMN "topic" "CaseTopic" NOT NULL DEFAULT 'other';
ALTER TABLE "proposal" ALTER COLUMN "topic" DROP DEFAULT;
