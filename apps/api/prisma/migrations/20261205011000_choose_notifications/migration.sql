-- What people want to be told by mail, and what they are told beside reminders.

ALTER TYPE "NoticeKind" ADD VALUE 'waiting';

CREATE TYPE "NoticeChoice" AS ENUM ('reminder', 'waiting', 'night');

-- Without a row the first two are on, and the night is quiet.
CREATE TABLE "notice_choice" (
    "person_id" UUID NOT NULL,
    "choice" "NoticeChoice" NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_choice_pkey" PRIMARY KEY ("person_id", "choice")
);
ALTER TABLE "notice_choice" ADD CONSTRAINT "notice_choice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE ("is_on", "chosen_at") ON "notice_choice" TO hamkori_app;
