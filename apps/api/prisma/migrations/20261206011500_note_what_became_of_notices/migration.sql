-- What became of the message of a notice that is a message of its own: never its text, nor what the server wrote, only the code of its
-- answer, as beside links.
CREATE TABLE "notice_mail" (
    "notice_id" UUID NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "tried_at" TIMESTAMPTZ(3),
    "outcome" "LinkMailOutcome",
    "answer" INTEGER,

    CONSTRAINT "notice_mail_pkey" PRIMARY KEY ("notice_id"),
    CONSTRAINT "notice_mail_tried" CHECK (attempts >= 0 AND (attempts > 0) = (tried_at IS NOT NULL) AND (outcome IS NULL OR attempts > 0)),
    CONSTRAINT "notice_mail_answer_in_bounds" CHECK (answer BETWEEN 100 AND 599)
);
ALTER TABLE "notice_mail" ADD CONSTRAINT "notice_mail_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "sent_notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
GRANT SELECT, INSERT, UPDATE ("attempts", "tried_at", "outcome", "answer") ON "notice_mail" TO hamkori_app;

-- Who was invited to a meeting.
CREATE INDEX "sent_notice_record_id_idx" ON "sent_notice" ("record_id");

ALTER TABLE "sent_notice" ADD CONSTRAINT "sent_notice_of_invitation_says_what" CHECK (
  kind <> 'invitation' OR (num_nulls(record_type, record_id, reference) = 0 AND digest_id IS NULL));
