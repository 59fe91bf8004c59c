-- "Sent" was said of every message, also of one that the mail server had refused. What became of the message that carries a link
-- stands beside the link: never the message, nor what the server wrote, only the code of its answer. Links that were mailed
-- before have no row, and nothing is said of them.
CREATE TYPE "LinkMailOutcome" AS ENUM ('accepted', 'refused');

CREATE TABLE "link_mail" (
    "id" UUID NOT NULL,
    "invitation_id" UUID,
    "mailed_link_id" UUID,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "tried_at" TIMESTAMPTZ(3),
    "outcome" "LinkMailOutcome",
    "answer" INTEGER,

    CONSTRAINT "link_mail_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "link_mail_of_one_link" CHECK (num_nonnulls(invitation_id, mailed_link_id) = 1),
    CONSTRAINT "link_mail_tried" CHECK (attempts >= 0 AND (attempts > 0) = (tried_at IS NOT NULL) AND (outcome IS NULL OR attempts > 0)),
    CONSTRAINT "link_mail_answer_in_bounds" CHECK (answer BETWEEN 100 AND 599)
);
CREATE UNIQUE INDEX "link_mail_invitation_id_key" ON "link_mail"("invitation_id");
CREATE UNIQUE INDEX "link_mail_mailed_link_id_key" ON "link_mail"("mailed_link_id");
ALTER TABLE "link_mail" ADD CONSTRAINT "link_mail_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "link_mail" ADD CONSTRAINT "link_mail_mailed_link_id_fkey" FOREIGN KEY ("mailed_link_id") REFERENCES "mailed_link"("id") ON DELETE CASCADE ON UPDATE CASCADE;
GRANT SELECT, INSERT, UPDATE ON "link_mail" TO hamkori_app;

CREATE OR REPLACE VIEW "invitation_view" WITH (security_invoker = true) AS
  SELECT i.id, i.person_id, i.created_at, i.expires_at, i.used_at, i.withdrawn_at,
    m.attempts AS mail_attempts, m.tried_at AS mail_tried_at, m.outcome AS mail_outcome, m.answer AS mail_answer
  FROM "invitation" i LEFT JOIN "link_mail" m ON m.invitation_id = i.id;
