-- Second factors, sessions in stages, links by e-mail, and the organisation's sign-in. ------------------------------

CREATE TYPE "SessionStage" AS ENUM ('second_factor', 'enrolment', 'full');
CREATE TYPE "SignInMethod" AS ENUM ('password', 'passkey', 'organisation');
CREATE TYPE "FactorKind" AS ENUM ('totp', 'passkey');
CREATE TYPE "CeremonyKind" AS ENUM ('passkey_sign_in', 'passkey_enrolment', 'totp_enrolment', 'organisation');
CREATE TYPE "MailedLinkKind" AS ENUM ('password_reset', 'email_change');
CREATE TYPE "OutboxKind" AS ENUM ('mail', 'password_reset');

ALTER TABLE "person"
  ALTER COLUMN "password_hash" DROP NOT NULL,
  ADD COLUMN "language" TEXT NOT NULL DEFAULT 'tg' CONSTRAINT "person_language_check" CHECK ("language" IN ('tg', 'ru', 'en')),
  ADD COLUMN "accepted_at" TIMESTAMPTZ(3),
  ADD COLUMN "last_seen_on" DATE,
  ADD COLUMN "suspended_for" TEXT;
-- Whoever had an account before was never invited by a link: the account itself was the acceptance.
UPDATE "person" SET "accepted_at" = "created_at";

-- A session from before has seen no second factor: everybody signs in once more.
DELETE FROM "session";
ALTER TABLE "session"
  ADD COLUMN "stage" "SessionStage" NOT NULL,
  ADD COLUMN "method" "SignInMethod" NOT NULL,
  ADD COLUMN "confirmed_at" TIMESTAMPTZ(3);

CREATE TABLE "factor" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "FactorKind" NOT NULL,
    "label" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "sealed_secret" BYTEA,
    "last_step" INTEGER,
    "credential_id" BYTEA,
    "public_key" BYTEA,
    "sign_count" BIGINT,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "factor_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "factor_is_whole" CHECK (
      CASE "kind"
        WHEN 'totp' THEN num_nonnulls("sealed_secret", "last_step") = 2 AND num_nonnulls("credential_id", "public_key", "sign_count") = 0
        ELSE num_nonnulls("sealed_secret", "last_step") = 0 AND num_nonnulls("credential_id", "public_key", "sign_count") = 3
      END)
);
CREATE INDEX "factor_person_id_idx" ON "factor"("person_id");
CREATE UNIQUE INDEX "factor_credential_id_key" ON "factor"("credential_id");

CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL CHECK (length("code_hash") = 32),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "recovery_code_person_id_idx" ON "recovery_code"("person_id");
CREATE UNIQUE INDEX "recovery_code_code_hash_key" ON "recovery_code"("code_hash");

CREATE TABLE "ceremony" (
    "id" UUID NOT NULL,
    "kind" "CeremonyKind" NOT NULL,
    "session_id" UUID,
    "sealed" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ceremony_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ceremony_session_id_idx" ON "ceremony"("session_id");
CREATE INDEX "ceremony_expires_at_idx" ON "ceremony"("expires_at");

CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL CHECK (length("token_hash") = 32),
    "invited_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "invitation_person_id_idx" ON "invitation"("person_id");
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");
-- One invitation waits for a person at a time: a renewal withdraws the one before.
CREATE UNIQUE INDEX "invitation_waiting_key" ON "invitation"("person_id") WHERE "used_at" IS NULL AND "withdrawn_at" IS NULL;

CREATE TABLE "mailed_link" (
    "id" UUID NOT NULL,
    "kind" "MailedLinkKind" NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL CHECK (length("token_hash") = 32),
    "new_email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "mailed_link_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "mailed_link_is_whole" CHECK (("kind" = 'email_change') = ("new_email" IS NOT NULL))
);
CREATE INDEX "mailed_link_person_id_idx" ON "mailed_link"("person_id");
CREATE UNIQUE INDEX "mailed_link_token_hash_key" ON "mailed_link"("token_hash");

CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "kind" "OutboxKind" NOT NULL,
    "sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "outbox_next_try_at_idx" ON "outbox"("next_try_at");

CREATE TABLE "organisation_link" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "organisation_link_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "organisation_link_person_id_idx" ON "organisation_link"("person_id");
CREATE UNIQUE INDEX "organisation_link_issuer_subject_key" ON "organisation_link"("issuer", "subject");

ALTER TABLE "factor" ADD CONSTRAINT "factor_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ceremony" ADD CONSTRAINT "ceremony_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_fkey" FOREIGN KEY ("invited_by") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "mailed_link" ADD CONSTRAINT "mailed_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "organisation_link" ADD CONSTRAINT "organisation_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE ON
  "factor", "recovery_code", "ceremony", "invitation", "mailed_link", "outbox", "organisation_link"
TO hamkori_app;
GRANT DELETE ON "factor", "recovery_code", "ceremony", "mailed_link", "outbox" TO hamkori_app;

-- The second wall: what residents sent (H3) ---------------------------------------------------------------------------

-- Whoever speaks to the database as the application sees of what residents sent only the one rating whose receipt is
-- named in the transaction: set_config('hamkori.receipt', <64 hexadecimal digits>, true). Without it there is nothing.
-- The owner, and so the functions below, are not held by this.
ALTER TABLE "rating" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "rating_comment" ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION receipt_in_scope() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$ SELECT CASE WHEN current_setting('hamkori.receipt', true) ~ '^[0-9a-f]{64}$' THEN decode(current_setting('hamkori.receipt', true), 'hex') END $$;
CREATE POLICY rating_of_the_receipt ON "rating" FOR SELECT TO hamkori_app USING (receipt_key = (SELECT receipt_in_scope()));
CREATE POLICY comment_of_the_receipt ON "rating_comment" FOR SELECT TO hamkori_app
  USING (EXISTS (SELECT FROM "rating" r WHERE r.id = rating_id));
-- Adding needs no scope, seeing again does.
CREATE POLICY rating_is_taken ON "rating" FOR INSERT TO hamkori_app WITH CHECK (true);
CREATE POLICY comment_is_taken ON "rating_comment" FOR INSERT TO hamkori_app WITH CHECK (true);
REVOKE UPDATE ON "rating_comment" FROM hamkori_app;

-- Stores all ratings that wait, in one statement: the rows, their comments and what the sums need, each only for the rows
-- that are really new, so that a repeat is never counted. Answers the ids that were stored. It runs as the owner, because
-- "did my row get in" is a question that the wall above would not answer.
CREATE FUNCTION store_ratings(batch json) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  WITH incoming AS (
    SELECT * FROM json_to_recordset(batch) AS r(
      id uuid, key uuid, hash bytea, receipt bytea, unit uuid, instrument text, kind text, initiated text, happened text,
      channel text, day date, a1 int2, a2 int2, a3 int2, a4 int2, a5 int2, a6 int2, a7 int2, a8 int2, facts text, age text,
      sex text, demonstration bool, comment uuid, text text, language text)
  ), stored AS (
    INSERT INTO rating (id, idempotency_key, content_hash, receipt_key, unit_id, instrument, contact_kind, initiated_by,
      happened, channel, received_on, a1, a2, a3, a4, a5, a6, a7, a8, facts, age_band, sex, demonstration, settled)
    SELECT i.id, i.key, i.hash, i.receipt, i.unit, i.instrument, i.kind, i.initiated, i.happened, i.channel, i.day,
      i.a1, i.a2, i.a3, i.a4, i.a5, i.a6, i.a7, i.a8, i.facts, i.age, i.sex, i.demonstration, i.demonstration
    FROM incoming i
    ON CONFLICT DO NOTHING
    RETURNING rating.id, rating.unit_id, rating.received_on, rating.channel, rating.a1, rating.a2, rating.a3, rating.a4,
      rating.a5, rating.a6, rating.a7, rating.a8, rating.demonstration
  ), commented AS (
    INSERT INTO rating_comment (id, rating_id, language, text)
    SELECT i.comment, i.id, i.language, i.text FROM incoming i JOIN stored s ON s.id = i.id WHERE i.comment IS NOT NULL
  ), waiting AS (
    INSERT INTO rating_sum_pending (rating_id, unit_id, month, channel, a1, a2, a3, a4, a5, a6, a7, a8, demonstration)
    SELECT s.id, s.unit_id, date_trunc('month', s.received_on::timestamp)::date, s.channel,
      s.a1, s.a2, s.a3, s.a4, s.a5, s.a6, s.a7, s.a8, s.demonstration
    FROM stored s
  )
  SELECT s.id FROM stored s;
END $$;
REVOKE ALL ON FUNCTION store_ratings(json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store_ratings(json) TO hamkori_app;

-- Under which day a rating stands that was sent before: only for those who know both its key and the hash of its content.
CREATE FUNCTION repeated_ratings(keys uuid[], hashes bytea[]) RETURNS TABLE (key uuid, hash bytea, day date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  RETURN QUERY
  SELECT r.idempotency_key, r.content_hash, r.received_on
  FROM unnest(keys, hashes) AS sent(k, h) JOIN rating r ON r.idempotency_key = sent.k AND r.content_hash = sent.h;
END $$;
REVOKE ALL ON FUNCTION repeated_ratings(uuid[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION repeated_ratings(uuid[], bytea[]) TO hamkori_app;

-- A function that runs as the owner never looks for its tables among temporary ones first.
ALTER FUNCTION settle_ratings(date) SET search_path = pg_catalog, public, pg_temp;

-- People, posts and the audit trail (H2) --------------------------------------------------------------------------------

ALTER TABLE "post" ADD COLUMN "ended_reason" TEXT;
ALTER TABLE "person" ADD COLUMN "folded" TEXT NOT NULL DEFAULT '';
-- Whoever has an account already is to be found too. Accounts of before were made by the seed alone and have Latin labels; from
-- now on the application folds (packages/schema/src/folding.ts).
UPDATE "person" SET "folded" = trim(regexp_replace(translate(
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(regexp_replace(lower("label" || ' ' || "email"), '[^a-z0-9]+', ' ', 'g'), 'shch', 'ш'), 'dzh', 'ч'), 'dj', 'ч'), 'ch', 'ч'), 'zh', 'ч'), 'sh', 'ш'), 'kh', 'х'), 'gh', 'г'), 'ts', 'тс'), 'yo', 'е'), 'ye', 'е'), 'ck', 'к'),
  'abcdefghijklmnopqrstuvwxyz', 'абкдефгхичклмнапкрстуввхиз'), '([^ 0-9])\1+', '\1', 'g'));
CREATE INDEX "audit_entry_actor_id_at_id_idx" ON "audit_entry"("actor_id", "at", "id");
CREATE INDEX "audit_entry_action_at_id_idx" ON "audit_entry"("action", "at", "id");
