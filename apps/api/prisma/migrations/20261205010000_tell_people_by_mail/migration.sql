-- What people were told by mail, once for each event, person and channel; and the language in which they want to be told.

CREATE TYPE "NoticeChannel" AS ENUM ('email');
CREATE TYPE "NoticeKind" AS ENUM ('digest', 'reminder');

CREATE TABLE "sent_notice" (
    "id" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "channel" "NoticeChannel" NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "digest_id" UUID,
    "record_type" TEXT,
    "record_id" UUID,
    "reference" TEXT,
    "duty" TEXT,
    "due_on" DATE,
    "day_offset" INTEGER,
    "covered" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "sent_notice_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "sent_notice_of_reminder_says_what" CHECK (
      kind <> 'reminder' OR num_nulls(digest_id, record_type, record_id, reference, duty, due_on, day_offset) = 0),
    CONSTRAINT "sent_notice_of_digest_is_no_part" CHECK (kind <> 'digest' OR num_nonnulls(digest_id, record_type, record_id) = 0)
);
-- Nobody is told twice.
CREATE UNIQUE INDEX "sent_notice_event_person_id_channel_key" ON "sent_notice" ("event", "person_id", "channel");
CREATE INDEX "sent_notice_person_id_at_idx" ON "sent_notice" ("person_id", "at");
ALTER TABLE "sent_notice" ADD CONSTRAINT "sent_notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "sent_notice" ADD CONSTRAINT "sent_notice_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "sent_notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

GRANT SELECT, INSERT ON "sent_notice" TO hamkori_app;
CREATE TRIGGER sent_notice_is_append_only BEFORE UPDATE OR DELETE ON "sent_notice" FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE VIEW "person_view" WITH (security_invoker = true) AS
  SELECT id, label, email, search_text, demonstration, accepted_at, last_seen_on, suspended_at, suspended_for, language FROM "person";
