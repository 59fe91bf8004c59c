-- Notes of a department's officers against a release: what the scores of their place mean to them. Not public. Every version is kept.
CREATE TABLE "release_note" (
    "department_id" UUID NOT NULL,
    "release_number" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "release_note_pkey" PRIMARY KEY ("department_id", "release_number", "person_id"),
    CONSTRAINT "release_note_version" CHECK (version >= 1)
);
CREATE INDEX "release_note_release_number_idx" ON "release_note"("release_number");
CREATE INDEX "release_note_person_id_idx" ON "release_note"("person_id");

CREATE TABLE "release_note_version" (
    "department_id" UUID NOT NULL,
    "release_number" INTEGER NOT NULL,
    "person_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_note_version_pkey" PRIMARY KEY ("department_id", "release_number", "person_id", "version"),
    CONSTRAINT "release_note_version_language" CHECK (language IN ('tg', 'ru', 'en')),
    CONSTRAINT "release_note_version_text" CHECK (char_length(text) BETWEEN 1 AND 1000)
);

ALTER TABLE "release_note" ADD CONSTRAINT "release_note_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "release_note" ADD CONSTRAINT "release_note_release_number_fkey" FOREIGN KEY ("release_number") REFERENCES "release"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "release_note" ADD CONSTRAINT "release_note_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "release_note_version" ADD CONSTRAINT "release_note_version_department_id_release_number_person_i_fkey" FOREIGN KEY ("department_id", "release_number", "person_id") REFERENCES "release_note"("department_id", "release_number", "person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nobody rewrites what was noted: the application's role adds versions, and may only say which stands and whether the note does.
GRANT SELECT, INSERT, UPDATE ("version", "removed_at") ON "release_note" TO hamkori_app;
GRANT SELECT, INSERT ON "release_note_version" TO hamkori_app;
