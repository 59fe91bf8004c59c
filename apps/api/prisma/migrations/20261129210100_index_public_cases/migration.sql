-- The public list reads what is published, newest first, and nothing else reads cases in this order.
DROP INDEX "shortcoming_registered_on_id_idx";
CREATE INDEX "shortcoming_registered_on_id_idx" ON "shortcoming" ("registered_on", "id") WHERE published_at IS NOT NULL;
DROP INDEX "proposal_registered_on_id_idx";
CREATE INDEX "proposal_registered_on_id_idx" ON "proposal" ("registered_on", "id") WHERE published_at IS NOT NULL;
