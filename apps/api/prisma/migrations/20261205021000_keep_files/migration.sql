-- Files that people of councils and departments send: their contents lie in the home, each named by its SHA-256; here is what is known of them.
CREATE TABLE "stored_file" (
    "hash" TEXT NOT NULL,
    "small_hash" TEXT,
    "media_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "uploaded_by_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "uses" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("hash"),
    CONSTRAINT "stored_file_has_hashes" CHECK (hash ~ '^[0-9a-f]{64}$' AND small_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT "stored_file_is_photo_or_evidence" CHECK (
      CASE media_type WHEN 'image/jpeg' THEN num_nonnulls(small_hash, width, height) = 3
      WHEN 'application/pdf' THEN num_nonnulls(small_hash, width, height) = 0 ELSE false END),
    CONSTRAINT "stored_file_uses" CHECK (uses >= 0)
);
CREATE INDEX "stored_file_small_hash_idx" ON "stored_file" ("small_hash");
CREATE INDEX "stored_file_uploaded_by_id_uploaded_at_idx" ON "stored_file" ("uploaded_by_id", "uploaded_at");
CREATE INDEX "stored_file_uploaded_at_idx" ON "stored_file" ("uploaded_at");
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
GRANT SELECT, INSERT, DELETE, UPDATE ("uploaded_by_id", "uploaded_at", "uses") ON "stored_file" TO hamkori_app;

-- Photos of activities. One that was taken off keeps its number, when and why.
CREATE TABLE "activity_photo" (
    "id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "file_hash" TEXT,
    "small_hash" TEXT,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removal_reason" TEXT,

    CONSTRAINT "activity_photo_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "activity_photo_number" CHECK (number >= 1),
    CONSTRAINT "activity_photo_is_there_or_removed" CHECK (
      CASE WHEN removed_at IS NULL THEN num_nonnulls(file_hash, small_hash) = 2 AND removal_reason IS NULL
      ELSE num_nonnulls(file_hash, small_hash) = 0 AND removal_reason IS NOT NULL END)
);
CREATE UNIQUE INDEX "activity_photo_activity_id_number_key" ON "activity_photo" ("activity_id", "number");
CREATE INDEX "activity_photo_file_hash_idx" ON "activity_photo" ("file_hash");
ALTER TABLE "activity_photo" ADD CONSTRAINT "activity_photo_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "activity_photo" ADD CONSTRAINT "activity_photo_file_hash_fkey" FOREIGN KEY ("file_hash") REFERENCES "stored_file"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER activity_photo_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "activity_photo" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
GRANT SELECT, INSERT, UPDATE ("file_hash", "small_hash", "removed_at", "removal_reason") ON "activity_photo" TO hamkori_app;
