-- Reports: a region in a quarter, the country in a year. All numbers are taken at once when a report is begun; its foreword and conclusions
-- are written until it is frozen. What is frozen stays, and a correction is a new version.
CREATE TYPE "ReportState" AS ENUM ('draft', 'making', 'frozen');

CREATE TABLE "report" (
    "reference" TEXT NOT NULL,
    "area_code" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "ReportState" NOT NULL DEFAULT 'draft',
    "release_number" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "original" TEXT NOT NULL,
    "foreword_tg" TEXT,
    "foreword_ru" TEXT,
    "foreword_en" TEXT,
    "conclusions_tg" TEXT,
    "conclusions_ru" TEXT,
    "conclusions_en" TEXT,
    "content" JSONB NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "frozen_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_pkey" PRIMARY KEY ("reference"),
    CONSTRAINT "report_reference" CHECK (reference = area_code || '-' || period || '-' || version),
    CONSTRAINT "report_period" CHECK (period ~ '^20\d{2}(-Q[1-4])?$'),
    CONSTRAINT "report_version" CHECK (version >= 1),
    CONSTRAINT "report_original" CHECK (original IN ('tg', 'ru', 'en')),
    CONSTRAINT "report_is_dated_when_frozen" CHECK ((state = 'draft') = (frozen_at IS NULL))
);
CREATE UNIQUE INDEX "report_area_code_period_version_key" ON "report"("area_code", "period", "version");
CREATE INDEX "report_release_number_idx" ON "report"("release_number");
-- One version at a time is written of each report.
CREATE UNIQUE INDEX "report_unfrozen_key" ON "report" ("area_code", "period") WHERE state <> 'frozen';

CREATE TABLE "report_file" (
    "reference" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "report_file_pkey" PRIMARY KEY ("reference", "name"),
    CONSTRAINT "report_file_sha256" CHECK (sha256 = sha256(content) AND size = octet_length(content))
);
-- Compressed already.
ALTER TABLE "report_file" ALTER COLUMN "content" SET STORAGE EXTERNAL;

ALTER TABLE "report" ADD CONSTRAINT "report_release_number_fkey" FOREIGN KEY ("release_number") REFERENCES "release"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "report_file" ADD CONSTRAINT "report_file_reference_fkey" FOREIGN KEY ("reference") REFERENCES "report"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a report says never changes once it is frozen, its numbers never at all, and its texts not while its files are made.
CREATE FUNCTION keep_report() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'draft' THEN
      RAISE EXCEPTION 'report % is no draft and stays', OLD.reference USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN OLD;
  END IF;
  IF OLD.state = 'frozen' OR (OLD.state = 'making' AND NEW.state <> 'frozen') THEN
    RAISE EXCEPTION 'report % is frozen and cannot be changed', OLD.reference USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.reference, NEW.area_code, NEW.period, NEW.version, NEW.release_number, NEW.content, NEW.begun_at)
    IS DISTINCT FROM (OLD.reference, OLD.area_code, OLD.period, OLD.version, OLD.release_number, OLD.content, OLD.begun_at) THEN
    RAISE EXCEPTION 'the numbers of report % were taken at once', OLD.reference USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state = 'making' AND (NEW.revision, NEW.original, NEW.foreword_tg, NEW.foreword_ru, NEW.foreword_en,
      NEW.conclusions_tg, NEW.conclusions_ru, NEW.conclusions_en, NEW.frozen_at)
    IS DISTINCT FROM (OLD.revision, OLD.original, OLD.foreword_tg, OLD.foreword_ru, OLD.foreword_en,
      OLD.conclusions_tg, OLD.conclusions_ru, OLD.conclusions_en, OLD.frozen_at) THEN
    RAISE EXCEPTION 'the files of report % are being made', OLD.reference USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER report_stays BEFORE UPDATE OR DELETE ON "report" FOR EACH ROW EXECUTE FUNCTION keep_report();

CREATE FUNCTION keep_report_file() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'the files of a report are written once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM "report" WHERE reference = NEW.reference AND state = 'making') THEN
    RAISE EXCEPTION 'report % gets no files now', NEW.reference USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER report_file_stays BEFORE INSERT OR UPDATE OR DELETE ON "report_file" FOR EACH ROW EXECUTE FUNCTION keep_report_file();

GRANT SELECT, INSERT, UPDATE, DELETE ON "report" TO hamkori_app;
GRANT SELECT, INSERT ON "report_file" TO hamkori_app;
CREATE TRIGGER report_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "report" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
CREATE TRIGGER report_file_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "report_file" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
