-- CreateEnum
CREATE TYPE "CouncilOffice" AS ENUM ('chair', 'deputy_chair', 'secretary', 'member');

-- CreateEnum
CREATE TYPE "BodyKind" AS ENUM ('ministry', 'ministry_unit', 'public_councils', 'steering_group', 'working_group', 'council', 'international', 'state_body');

-- CreateEnum
CREATE TYPE "ScopeKind" AS ENUM ('country', 'region', 'area', 'unit');

-- CreateEnum
CREATE TYPE "CommentState" AS ENUM ('in_review', 'published', 'redacted', 'withheld');

-- CreateEnum
CREATE TYPE "PostRole" AS ENUM ('officer', 'coordinator', 'observer', 'moderator', 'administrator');

-- CreateEnum
CREATE TYPE "MeetingState" AS ENUM ('planned', 'announced', 'postponed', 'cancelled', 'held', 'minutes_drafted', 'minutes_under_review', 'minutes_approved', 'published', 'corrected');

-- CreateEnum
CREATE TYPE "MeetingKind" AS ENUM ('regular', 'extraordinary', 'with_residents', 'round_table');

-- CreateEnum
CREATE TYPE "Presence" AS ENUM ('present', 'excused', 'absent');

-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('draft', 'under_council_review', 'adopted', 'not_adopted', 'submitted', 'acknowledged', 'answered', 'in_implementation', 'reported_implemented', 'not_confirmed', 'verified', 'escalated', 'withdrawn', 'merged');

-- CreateEnum
CREATE TYPE "ProposalOutcome" AS ENUM ('accepted', 'accepted_in_part', 'declined', 'deferred');

-- CreateEnum
CREATE TYPE "DeclineGround" AS ENUM ('not_competent', 'against_law', 'no_funds', 'already_done', 'not_feasible', 'other');

-- CreateEnum
CREATE TYPE "ShortcomingState" AS ENUM ('draft', 'registered', 'sent', 'acknowledged', 'answered', 'remedy_planned', 'reported_fixed', 'not_confirmed', 'verified_fixed', 'maintained', 'accepted', 'closed', 'reopened', 'withdrawn');

-- CreateEnum
CREATE TYPE "ShortcomingTopic" AS ENUM ('inspectors', 'response', 'attitude', 'information', 'corruption', 'road_safety', 'youth', 'domestic_violence', 'premises', 'other');

-- CreateEnum
CREATE TYPE "Severity" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "ShortcomingOutcome" AS ENUM ('confirmed', 'partly', 'disputed', 'referred');

-- CreateEnum
CREATE TYPE "AreaKind" AS ENUM ('country', 'region', 'city', 'district', 'city_district');

-- CreateEnum
CREATE TYPE "DepartmentKind" AS ENUM ('ministry', 'ministry_unit', 'regional', 'district');

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "action" TEXT NOT NULL,
    "actor_id" UUID,
    "capacity" TEXT,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "note" TEXT,
    "refused" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transition" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "record_type" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "from_state" TEXT,
    "verb" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "actor_id" UUID,
    "capacity" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "transition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reference_counter" (
    "kind" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "reference_counter_pkey" PRIMARY KEY ("kind","region","year")
);

-- CreateTable
CREATE TABLE "source" (
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "published_on" DATE,
    "issues" TEXT[],

    CONSTRAINT "source_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "installation_fact" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_fact_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "council" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "department_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "name_tg" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "inferred" BOOLEAN NOT NULL DEFAULT false,
    "source_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "meeting_count" INTEGER NOT NULL DEFAULT 0,
    "shortcoming_count" INTEGER NOT NULL DEFAULT 0,
    "proposal_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "council_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "person_id" UUID,
    "office" "CouncilOffice" NOT NULL,
    "seat" INTEGER NOT NULL,
    "nominated_by_tg" TEXT,
    "nominated_by_ru" TEXT,
    "nominated_by_en" TEXT,
    "term_from" DATE NOT NULL,
    "term_to" DATE,
    "ended_reason" TEXT,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "body" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "BodyKind" NOT NULL,
    "parent_id" UUID,
    "area_code" TEXT,
    "name_tg" TEXT,
    "name_ru" TEXT,
    "name_en" TEXT NOT NULL,
    "note" TEXT,
    "offices" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "source_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "body_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "legal_document" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title_tg" TEXT,
    "title_ru" TEXT,
    "title_en" TEXT NOT NULL,
    "dated_on" TEXT,
    "source_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "url" TEXT,

    CONSTRAINT "legal_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating_sum" (
    "scope_kind" "ScopeKind" NOT NULL,
    "scope_code" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "ratings" INTEGER NOT NULL,
    "answers" INTEGER[],
    "channels" INTEGER[],
    "demonstration" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rating_sum_pkey" PRIMARY KEY ("scope_kind","scope_code","month")
);

-- CreateTable
CREATE TABLE "rating_sum_pending" (
    "rating_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "channel" TEXT NOT NULL,
    "a1" SMALLINT,
    "a2" SMALLINT,
    "a3" SMALLINT,
    "a4" SMALLINT,
    "a5" SMALLINT,
    "a6" SMALLINT,
    "a7" SMALLINT,
    "a8" SMALLINT NOT NULL,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "rating_sum_pending_pkey" PRIMARY KEY ("rating_id")
);

-- CreateTable
CREATE TABLE "rating_sum_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL,

    CONSTRAINT "rating_sum_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "id" UUID NOT NULL,
    "idempotency_key" UUID NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "receipt_key" BYTEA NOT NULL,
    "unit_id" UUID NOT NULL,
    "instrument" TEXT NOT NULL,
    "contact_kind" TEXT NOT NULL,
    "initiated_by" TEXT,
    "happened" TEXT,
    "channel" TEXT NOT NULL,
    "received_on" DATE NOT NULL,
    "a1" SMALLINT,
    "a2" SMALLINT,
    "a3" SMALLINT,
    "a4" SMALLINT,
    "a5" SMALLINT,
    "a6" SMALLINT,
    "a7" SMALLINT,
    "a8" SMALLINT NOT NULL,
    "facts" CHAR(8) NOT NULL DEFAULT '--------',
    "age_band" TEXT,
    "sex" TEXT,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "settled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating_comment" (
    "id" UUID NOT NULL,
    "rating_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" "CommentState" NOT NULL DEFAULT 'in_review',

    CONSTRAINT "rating_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "suspended_at" TIMESTAMPTZ(3),
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_brake" (
    "bucket" INTEGER NOT NULL,
    "tries" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_brake_pkey" PRIMARY KEY ("bucket")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "role" "PostRole" NOT NULL,
    "department_id" UUID,
    "title_tg" TEXT,
    "title_ru" TEXT,
    "title_en" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "council_id" UUID NOT NULL,
    "kind" "MeetingKind" NOT NULL,
    "state" "MeetingState" NOT NULL,
    "held_on" DATE NOT NULL,
    "starts_at" TEXT,
    "original" TEXT NOT NULL,
    "title_tg" TEXT,
    "title_ru" TEXT,
    "title_en" TEXT,
    "place_tg" TEXT,
    "place_ru" TEXT,
    "place_en" TEXT,
    "minutes_tg" TEXT,
    "minutes_ru" TEXT,
    "minutes_en" TEXT,
    "seats_in_force" INTEGER NOT NULL,
    "quorum" INTEGER NOT NULL,
    "present_count" INTEGER NOT NULL,
    "quorate" BOOLEAN NOT NULL,
    "secretary_signed_at" TIMESTAMPTZ(3),
    "chair_signed_at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "idempotency_key" UUID,
    "content_hash" BYTEA,
    "version" INTEGER NOT NULL DEFAULT 1,
    "source_codes" TEXT[],
    "demonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_item" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,
    "presence" "Presence" NOT NULL,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "votes_for" INTEGER NOT NULL,
    "votes_against" INTEGER NOT NULL,
    "votes_abstained" INTEGER NOT NULL,
    "binding" BOOLEAN NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assignment" (
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "task" TEXT NOT NULL,
    "owner_membership_id" UUID,
    "owner_department_id" UUID,
    "due_on" DATE NOT NULL,
    "in_force_from" TIMESTAMPTZ(3),

    CONSTRAINT "assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "started_on" TEXT NOT NULL,
    "ended_on" TEXT,
    "area_code" TEXT,
    "council_id" UUID,
    "host_name" TEXT,
    "title_tg" TEXT,
    "title_ru" TEXT,
    "title_en" TEXT NOT NULL,
    "attendance" INTEGER,
    "participants" TEXT[],
    "topics" TEXT[],
    "shortcomings" TEXT[],
    "proposals" TEXT[],
    "source_codes" TEXT[],

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "council_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "meeting_id" UUID,
    "decision_id" UUID,
    "state" "ProposalState" NOT NULL,
    "original" TEXT NOT NULL,
    "title_tg" TEXT,
    "title_ru" TEXT,
    "title_en" TEXT,
    "detail_tg" TEXT,
    "detail_ru" TEXT,
    "detail_en" TEXT,
    "registered_on" DATE NOT NULL,
    "submitted_on" DATE,
    "acknowledge_due_on" DATE,
    "acknowledged_on" DATE,
    "answer_due_on" DATE,
    "answered_on" DATE,
    "published_at" TIMESTAMPTZ(3),
    "response_count" INTEGER NOT NULL DEFAULT 0,
    "idempotency_key" UUID,
    "content_hash" BYTEA,
    "source_codes" TEXT[],
    "demonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_response" (
    "id" UUID NOT NULL,
    "proposal_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "outcome" "ProposalOutcome" NOT NULL,
    "language" TEXT NOT NULL,
    "reasons" TEXT NOT NULL,
    "ground" "DeclineGround",
    "owner_office" TEXT,
    "due_on" DATE,
    "deferred_until" DATE,
    "signed_by_id" UUID NOT NULL,
    "signer_title_tg" TEXT NOT NULL,
    "signer_title_ru" TEXT NOT NULL,
    "signer_title_en" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "idempotency_key" UUID,
    "content_hash" BYTEA,

    CONSTRAINT "proposal_response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "proposal_tally" (
    "council_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "published" INTEGER NOT NULL,

    CONSTRAINT "proposal_tally_pkey" PRIMARY KEY ("council_id","department_id")
);

-- CreateTable
CREATE TABLE "shortcoming" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "council_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "responsible_department_id" UUID NOT NULL,
    "meeting_id" UUID,
    "decision_id" UUID,
    "state" "ShortcomingState" NOT NULL,
    "topic" "ShortcomingTopic" NOT NULL,
    "severity" "Severity" NOT NULL,
    "original" TEXT NOT NULL,
    "title_tg" TEXT,
    "title_ru" TEXT,
    "title_en" TEXT,
    "detail_tg" TEXT,
    "detail_ru" TEXT,
    "detail_en" TEXT,
    "registered_on" DATE NOT NULL,
    "sent_on" DATE,
    "acknowledge_due_on" DATE,
    "acknowledged_on" DATE,
    "answer_due_on" DATE,
    "answered_on" DATE,
    "published_at" TIMESTAMPTZ(3),
    "response_count" INTEGER NOT NULL DEFAULT 0,
    "idempotency_key" UUID,
    "content_hash" BYTEA,
    "source_codes" TEXT[],
    "demonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "shortcoming_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shortcoming_response" (
    "id" UUID NOT NULL,
    "shortcoming_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "outcome" "ShortcomingOutcome" NOT NULL,
    "language" TEXT NOT NULL,
    "reasons" TEXT NOT NULL,
    "evidence" TEXT,
    "referred_to_id" UUID,
    "remedy" TEXT,
    "remedy_due_on" DATE,
    "signed_by_id" UUID NOT NULL,
    "signer_title_tg" TEXT NOT NULL,
    "signer_title_ru" TEXT NOT NULL,
    "signer_title_en" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "idempotency_key" UUID,
    "content_hash" BYTEA,

    CONSTRAINT "shortcoming_response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shortcoming_tally" (
    "council_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "published" INTEGER NOT NULL,

    CONSTRAINT "shortcoming_tally_pkey" PRIMARY KEY ("council_id","department_id")
);

-- CreateTable
CREATE TABLE "area" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "AreaKind" NOT NULL,
    "parent_id" UUID,
    "name_tg" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "short_name_tg" TEXT NOT NULL,
    "short_name_ru" TEXT NOT NULL,
    "short_name_en" TEXT NOT NULL,
    "former_names" TEXT,
    "tile_column" INTEGER,
    "tile_row" INTEGER,
    "population" INTEGER,
    "population_on" DATE,
    "population_source" TEXT,
    "valid_from" DATE,
    "valid_to" DATE,
    "source" TEXT NOT NULL,
    "confused_with" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "area_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area_alias" (
    "id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "variant" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "area_alias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "DepartmentKind" NOT NULL,
    "area_id" UUID NOT NULL,
    "parent_id" UUID,
    "name_tg" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "inferred" BOOLEAN NOT NULL DEFAULT false,
    "source_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "police_unit" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "department_id" UUID NOT NULL,
    "area_id" UUID NOT NULL,
    "name_tg" TEXT NOT NULL,
    "name_ru" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "closed_on" DATE,
    "inferred" BOOLEAN NOT NULL DEFAULT false,
    "source_codes" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "police_unit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_idx" ON "audit_entry"("subject_type", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at", "id");

-- CreateIndex
CREATE INDEX "transition_record_type_record_id_at_id_idx" ON "transition"("record_type", "record_id", "at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "council_slug_key" ON "council"("slug");

-- CreateIndex
CREATE INDEX "council_area_id_idx" ON "council"("area_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_council_id_seat_term_from_key" ON "membership"("council_id", "seat", "term_from");

-- CreateIndex
CREATE INDEX "membership_person_id_idx" ON "membership"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "body_code_key" ON "body"("code");

-- CreateIndex
CREATE UNIQUE INDEX "legal_document_code_key" ON "legal_document"("code");

-- CreateIndex
CREATE UNIQUE INDEX "rating_idempotency_key_key" ON "rating"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "rating_receipt_key_key" ON "rating"("receipt_key");

-- CreateIndex
CREATE INDEX "rating_unit_id_idx" ON "rating"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "rating_comment_rating_id_key" ON "rating_comment"("rating_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "post_person_id_idx" ON "post"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_reference_key" ON "meeting"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_idempotency_key_key" ON "meeting"("idempotency_key");

-- CreateIndex
CREATE INDEX "meeting_council_id_held_on_id_idx" ON "meeting"("council_id", "held_on", "id");

-- CreateIndex
CREATE INDEX "meeting_published_at_id_idx" ON "meeting"("published_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_item_meeting_id_position_key" ON "agenda_item"("meeting_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "attendance_meeting_id_membership_id_key" ON "attendance"("meeting_id", "membership_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_meeting_id_number_key" ON "decision"("meeting_id", "number");

-- CreateIndex
CREATE INDEX "assignment_owner_department_id_due_on_idx" ON "assignment"("owner_department_id", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "activity_code_key" ON "activity"("code");

-- CreateIndex
CREATE INDEX "activity_area_code_idx" ON "activity"("area_code");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_reference_key" ON "proposal"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_idempotency_key_key" ON "proposal"("idempotency_key");

-- CreateIndex
CREATE INDEX "proposal_council_id_registered_on_id_idx" ON "proposal"("council_id", "registered_on", "id");

-- CreateIndex
CREATE INDEX "proposal_department_id_registered_on_id_idx" ON "proposal"("department_id", "registered_on", "id");

-- CreateIndex
CREATE INDEX "proposal_department_id_state_idx" ON "proposal"("department_id", "state");

-- CreateIndex
CREATE INDEX "proposal_registered_on_id_idx" ON "proposal"("registered_on", "id");

-- CreateIndex
CREATE INDEX "proposal_meeting_id_idx" ON "proposal"("meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_response_idempotency_key_key" ON "proposal_response"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "proposal_response_proposal_id_version_key" ON "proposal_response"("proposal_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "shortcoming_reference_key" ON "shortcoming"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "shortcoming_idempotency_key_key" ON "shortcoming"("idempotency_key");

-- CreateIndex
CREATE INDEX "shortcoming_council_id_registered_on_id_idx" ON "shortcoming"("council_id", "registered_on", "id");

-- CreateIndex
CREATE INDEX "shortcoming_department_id_registered_on_id_idx" ON "shortcoming"("department_id", "registered_on", "id");

-- CreateIndex
CREATE INDEX "shortcoming_responsible_department_id_state_idx" ON "shortcoming"("responsible_department_id", "state");

-- CreateIndex
CREATE INDEX "shortcoming_registered_on_id_idx" ON "shortcoming"("registered_on", "id");

-- CreateIndex
CREATE INDEX "shortcoming_meeting_id_idx" ON "shortcoming"("meeting_id");

-- CreateIndex
CREATE UNIQUE INDEX "shortcoming_response_idempotency_key_key" ON "shortcoming_response"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "shortcoming_response_shortcoming_id_version_key" ON "shortcoming_response"("shortcoming_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "area_code_key" ON "area"("code");

-- CreateIndex
CREATE INDEX "area_parent_id_idx" ON "area"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "area_alias_area_id_variant_language_key" ON "area_alias"("area_id", "variant", "language");

-- CreateIndex
CREATE UNIQUE INDEX "department_code_key" ON "department"("code");

-- CreateIndex
CREATE INDEX "department_area_id_idx" ON "department"("area_id");

-- CreateIndex
CREATE INDEX "department_parent_id_idx" ON "department"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "police_unit_code_key" ON "police_unit"("code");

-- CreateIndex
CREATE INDEX "police_unit_department_id_idx" ON "police_unit"("department_id");

-- CreateIndex
CREATE INDEX "police_unit_area_id_idx" ON "police_unit"("area_id");

-- AddForeignKey
ALTER TABLE "council" ADD CONSTRAINT "council_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "council" ADD CONSTRAINT "council_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "body" ADD CONSTRAINT "body_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "body"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "police_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating_comment" ADD CONSTRAINT "rating_comment_rating_id_fkey" FOREIGN KEY ("rating_id") REFERENCES "rating"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_item" ADD CONSTRAINT "agenda_item_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_owner_membership_id_fkey" FOREIGN KEY ("owner_membership_id") REFERENCES "membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_owner_department_id_fkey" FOREIGN KEY ("owner_department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_response" ADD CONSTRAINT "proposal_response_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shortcoming" ADD CONSTRAINT "shortcoming_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shortcoming" ADD CONSTRAINT "shortcoming_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shortcoming" ADD CONSTRAINT "shortcoming_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shortcoming" ADD CONSTRAINT "shortcoming_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shortcoming_response" ADD CONSTRAINT "shortcoming_response_shortcoming_id_fkey" FOREIGN KEY ("shortcoming_id") REFERENCES "shortcoming"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shortcoming" ADD CONSTRAINT "shortcoming_responsible_department_id_fkey" FOREIGN KEY ("responsible_department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shortcoming_response" ADD CONSTRAINT "shortcoming_response_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shortcoming_response" ADD CONSTRAINT "shortcoming_response_referred_to_id_fkey" FOREIGN KEY ("referred_to_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shortcoming_tally" ADD CONSTRAINT "shortcoming_tally_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shortcoming_tally" ADD CONSTRAINT "shortcoming_tally_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_tally" ADD CONSTRAINT "proposal_tally_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "proposal_tally" ADD CONSTRAINT "proposal_tally_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area" ADD CONSTRAINT "area_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "area"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_alias" ADD CONSTRAINT "area_alias_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "police_unit" ADD CONSTRAINT "police_unit_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "police_unit" ADD CONSTRAINT "police_unit_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "area"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Written by hand from here on: what Prisma cannot say.

-- Adds two arrays of counters, element by element; used to fold sums of ratings.
CREATE FUNCTION add_counters(a integer[], b integer[]) RETURNS integer[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT array_agg(coalesce(x, 0) + coalesce(y, 0) ORDER BY i) FROM unnest(a, b) WITH ORDINALITY AS u(x, y, i) $$;


-- Scales and ranges that no code path may break.
ALTER TABLE "rating"
  ADD CONSTRAINT "rating_answers_in_range" CHECK (
    a8 BETWEEN 1 AND 5
    AND coalesce(a1, 0) BETWEEN 0 AND 5 AND coalesce(a2, 0) BETWEEN 0 AND 5 AND coalesce(a3, 0) BETWEEN 0 AND 5
    AND coalesce(a4, 0) BETWEEN 0 AND 5 AND coalesce(a5, 0) BETWEEN 0 AND 5 AND coalesce(a6, 0) BETWEEN 0 AND 5
    AND coalesce(a7, 0) BETWEEN 0 AND 5),
  ADD CONSTRAINT "rating_facts_known" CHECK (facts ~ '^[ynup-]{8}$'),
  ADD CONSTRAINT "rating_hashes_whole" CHECK (octet_length(receipt_key) = 32 AND octet_length(content_hash) = 32);
ALTER TABLE "rating_comment" ADD CONSTRAINT "rating_comment_short" CHECK (char_length(text) BETWEEN 1 AND 1000);
ALTER TABLE "rating_sum" ADD CONSTRAINT "rating_sum_shape" CHECK (cardinality(answers) = 48 AND cardinality(channels) = 4 AND extract(day FROM month) = 1);
ALTER TABLE "rating_sum_pending" ADD CONSTRAINT "rating_sum_pending_month" CHECK (extract(day FROM month) = 1);
ALTER TABLE "rating_sum_version" ADD CONSTRAINT "rating_sum_version_alone" CHECK (id = 1);
INSERT INTO "rating_sum_version" (version) VALUES (0);
ALTER TABLE "decision" ADD CONSTRAINT "decision_votes_counted" CHECK (votes_for >= 0 AND votes_against >= 0 AND votes_abstained >= 0);
ALTER TABLE "meeting"
  ADD CONSTRAINT "meeting_original_language" CHECK (original IN ('tg', 'ru', 'en')),
  ADD CONSTRAINT "meeting_counts_plausible" CHECK (present_count BETWEEN 0 AND seats_in_force AND quorum >= 0);
ALTER TABLE "shortcoming" ADD CONSTRAINT "shortcoming_original_written" CHECK (
  (CASE original WHEN 'tg' THEN title_tg WHEN 'ru' THEN title_ru WHEN 'en' THEN title_en END) IS NOT NULL);
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_original_written" CHECK (
  (CASE original WHEN 'tg' THEN title_tg WHEN 'ru' THEN title_ru WHEN 'en' THEN title_en END) IS NOT NULL);
ALTER TABLE "shortcoming_response" ADD CONSTRAINT "shortcoming_response_complete" CHECK (
  version >= 1 AND language IN ('tg', 'ru', 'en')
  AND (outcome <> 'disputed' OR evidence IS NOT NULL)
  AND ((outcome = 'referred') = (referred_to_id IS NOT NULL))
  AND (outcome IN ('confirmed', 'partly') OR num_nonnulls(remedy, remedy_due_on) = 0));
ALTER TABLE "proposal_response" ADD CONSTRAINT "proposal_response_complete" CHECK (
  version >= 1 AND language IN ('tg', 'ru', 'en')
  AND ((outcome IN ('accepted', 'accepted_in_part')) = (owner_office IS NOT NULL))
  AND ((outcome IN ('accepted', 'accepted_in_part')) = (due_on IS NOT NULL))
  AND ((outcome = 'declined') = (ground IS NOT NULL))
  AND ((outcome = 'deferred') = (deferred_until IS NOT NULL)));
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_has_one_owner" CHECK (num_nonnulls(owner_membership_id, owner_department_id) = 1);
ALTER TABLE "membership" ADD CONSTRAINT "membership_term_forward" CHECK (term_to IS NULL OR term_to >= term_from);

-- Where a row lies and which transaction wrote it tell the order of sending. Ratings of past days are therefore written anew in
-- random order, all in one transaction, with their comments (promise P8). Answers how many it moved; call it until it moves none.
CREATE INDEX "rating_unsettled_idx" ON "rating" ("received_on") WHERE NOT settled;
ALTER TABLE "rating" SET (autovacuum_vacuum_scale_factor = 0.02);
CREATE FUNCTION settle_ratings(before date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
DECLARE
  one uuid;
  moved integer := 0;
BEGIN
  IF before > current_date + 1 OR NOT pg_try_advisory_xact_lock(4862665741102) THEN RETURN 0; END IF;
  FOR one IN SELECT id FROM (SELECT id FROM rating WHERE NOT settled AND received_on < before LIMIT 500) unsettled ORDER BY gen_random_uuid() LOOP
    UPDATE rating SET settled = true WHERE id = one;
    UPDATE rating_comment SET rating_id = one WHERE rating_id = one;
    moved := moved + 1;
  END LOOP;
  RETURN moved;
END $$;
REVOKE ALL ON FUNCTION settle_ratings(date) FROM PUBLIC;

-- What is only ever added: no role but the owner can change or remove a row, and the owner must drop the trigger first, which shows.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql
AS $$ BEGIN RAISE EXCEPTION '% keeps its rows unchanged', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER transition_is_append_only BEFORE UPDATE OR DELETE ON "transition" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER shortcoming_response_is_append_only BEFORE UPDATE OR DELETE ON "shortcoming_response" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER proposal_response_is_append_only BEFORE UPDATE OR DELETE ON "proposal_response" FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- The application's role: a group without login that owns nothing. Login roles are made members of it by the operator or the launcher.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hamkori_app') THEN CREATE ROLE hamkori_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO hamkori_app;
GRANT SELECT, INSERT ON
  "audit_entry", "transition", "reference_counter", "source", "installation_fact", "person", "session", "sign_in_brake", "post",
  "area", "area_alias", "department", "police_unit", "council", "membership", "body", "legal_document",
  "meeting", "agenda_item", "attendance", "decision", "assignment", "activity",
  "shortcoming", "shortcoming_response", "shortcoming_tally", "proposal", "proposal_response", "proposal_tally",
  "rating", "rating_comment", "rating_sum", "rating_sum_pending", "rating_sum_version"
TO hamkori_app;
GRANT UPDATE ON
  "reference_counter", "source", "installation_fact", "person", "session", "sign_in_brake", "post",
  "area", "area_alias", "department", "police_unit", "council", "membership", "body", "legal_document",
  "meeting", "assignment", "activity", "shortcoming", "shortcoming_tally", "proposal", "proposal_tally", "rating_comment", "rating_sum", "rating_sum_version"
TO hamkori_app;
GRANT EXECUTE ON FUNCTION settle_ratings(date) TO hamkori_app;
GRANT DELETE ON "session", "sign_in_brake", "rating_sum_pending" TO hamkori_app;
