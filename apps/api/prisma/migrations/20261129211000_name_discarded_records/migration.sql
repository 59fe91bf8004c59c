-- A record that has its number and was not handed over, or not signed, can be discarded. Its number is not given again, and everybody
-- can read at the number why. A new value of an enum can be used after the transaction that adds it, so the rest comes in the next one.

ALTER TYPE "ShortcomingState" RENAME VALUE 'withdrawn' TO 'discarded';
ALTER TYPE "ProposalState" ADD VALUE 'discarded' BEFORE 'withdrawn';
ALTER TYPE "MeetingState" ADD VALUE 'discarded';
