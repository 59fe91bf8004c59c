-- Scores are published by releases, and what a release has published never changes.
CREATE TYPE "ReleaseState" AS ENUM ('building', 'published', 'failed');

CREATE TABLE "release" (
    "number" INTEGER NOT NULL,
    "state" "ReleaseState" NOT NULL DEFAULT 'building',
    "rules" TEXT NOT NULL,
    "cut_at" TIMESTAMPTZ(3) NOT NULL,
    "through" DATE NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "corrects" INTEGER,
    "reason_tg" TEXT,
    "reason_ru" TEXT,
    "reason_en" TEXT,
    "step" TEXT NOT NULL,
    "step_done" INTEGER NOT NULL DEFAULT 0,
    "step_total" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "manifest_hash" BYTEA,
    "signature" BYTEA,

    CONSTRAINT "release_pkey" PRIMARY KEY ("number"),
    CONSTRAINT "release_number_counts" CHECK (number >= 1),
    CONSTRAINT "release_published" CHECK ((state = 'published') = (published_at IS NOT NULL)),
    CONSTRAINT "release_signed" CHECK (state <> 'published' OR (manifest_hash IS NOT NULL AND signature IS NOT NULL)),
    CONSTRAINT "release_failed" CHECK ((state = 'failed') = (failure IS NOT NULL)),
    CONSTRAINT "release_corrects_earlier" CHECK (corrects < number),
    CONSTRAINT "release_says_why" CHECK ((corrects IS NULL) = (reason_tg IS NULL) AND (corrects IS NULL) = (reason_ru IS NULL) AND (corrects IS NULL) = (reason_en IS NULL))
);
-- One at a time.
CREATE UNIQUE INDEX "release_unpublished_key" ON "release" ((true)) WHERE state <> 'published';

CREATE TABLE "release_group" (
    "release_number" INTEGER NOT NULL,
    "unit_id" UUID NOT NULL,
    "contact_kind" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "level" "ScopeKind" NOT NULL,
    "area_code" TEXT NOT NULL,
    "counters" INTEGER[],
    "demonstration" BOOLEAN NOT NULL,

    CONSTRAINT "release_group_pkey" PRIMARY KEY ("release_number","unit_id","contact_kind","month","level","area_code"),
    CONSTRAINT "release_group_shape" CHECK (cardinality(counters) = 68 AND extract(day FROM month) = 1),
    CONSTRAINT "release_group_place" CHECK ((level = 'unit') = (area_code = ''))
);
CREATE INDEX "release_group_unit_id_idx" ON "release_group"("unit_id");

CREATE TABLE "release_breakdown" (
    "release_number" INTEGER NOT NULL,
    "quarter" DATE NOT NULL,
    "level" "ScopeKind" NOT NULL,
    "code" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "answered" INTEGER[],
    "favourable" INTEGER[],

    CONSTRAINT "release_breakdown_pkey" PRIMARY KEY ("quarter","level","code","part"),
    CONSTRAINT "release_breakdown_quarter" CHECK (extract(day FROM quarter) = 1 AND extract(month FROM quarter) IN (1, 4, 7, 10))
);
CREATE INDEX "release_breakdown_release_number_idx" ON "release_breakdown"("release_number");

CREATE TABLE "release_file" (
    "release_number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "release_file_pkey" PRIMARY KEY ("release_number","name")
);
-- Compressed already.
ALTER TABLE "release_file" ALTER COLUMN "content" SET STORAGE EXTERNAL;

ALTER TABLE "release" ADD CONSTRAINT "release_corrects_fkey" FOREIGN KEY ("corrects") REFERENCES "release"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "release_group" ADD CONSTRAINT "release_group_release_number_fkey" FOREIGN KEY ("release_number") REFERENCES "release"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "release_group" ADD CONSTRAINT "release_group_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "police_unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "release_breakdown" ADD CONSTRAINT "release_breakdown_release_number_fkey" FOREIGN KEY ("release_number") REFERENCES "release"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "release_file" ADD CONSTRAINT "release_file_release_number_fkey" FOREIGN KEY ("release_number") REFERENCES "release"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Lists of counters, added up.
CREATE AGGREGATE sum_counters(integer[]) (SFUNC = add_counters, STYPE = integer[], PARALLEL = SAFE);

-- A published release stays as it is, whoever asks.
CREATE FUNCTION keep_published_release() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF OLD.state = 'published' THEN
    RAISE EXCEPTION 'release % is published and cannot be changed', OLD.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER release_stays BEFORE UPDATE OR DELETE ON "release" FOR EACH ROW EXECUTE FUNCTION keep_published_release();

CREATE FUNCTION keep_part_of_published_release() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  named integer := CASE TG_OP WHEN 'INSERT' THEN NEW.release_number ELSE OLD.release_number END;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    RAISE EXCEPTION 'the parts of a release are written once' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (SELECT FROM "release" WHERE number = named AND state = 'published') THEN
    RAISE EXCEPTION 'release % is published and cannot be changed', named USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER release_group_stays BEFORE INSERT OR UPDATE OR DELETE ON "release_group" FOR EACH ROW EXECUTE FUNCTION keep_part_of_published_release();
CREATE TRIGGER release_breakdown_stays BEFORE INSERT OR UPDATE OR DELETE ON "release_breakdown" FOR EACH ROW EXECUTE FUNCTION keep_part_of_published_release();
CREATE TRIGGER release_file_stays BEFORE INSERT OR UPDATE OR DELETE ON "release_file" FOR EACH ROW EXECUTE FUNCTION keep_part_of_published_release();

-- No release is published that moves a number by fewer than ten answers: for each place, month and statement (or fact), nothing or at
-- least ten. The application groups them so; the database does not take its word for it.
CREATE FUNCTION require_groups_of_ten() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF EXISTS (
    SELECT FROM (
      SELECT sum_counters(counters) AS c FROM "release_group" WHERE release_number = NEW.number
      GROUP BY month, level, CASE level WHEN 'unit' THEN unit_id::text ELSE area_code END
    ) AS moved,
    LATERAL (
      SELECT c[m * 6 + 1] + c[m * 6 + 2] + c[m * 6 + 3] + c[m * 6 + 4] + c[m * 6 + 5] AS n FROM generate_series(0, 7) AS m
      UNION ALL
      SELECT c[48 + m * 2 + 1] + c[48 + m * 2 + 2] FROM generate_series(0, 7) AS m
    ) AS measure
    WHERE n BETWEEN 1 AND 9
  ) THEN
    RAISE EXCEPTION 'release % would publish fewer than ten answers', NEW.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER release_in_groups_of_ten BEFORE UPDATE ON "release" FOR EACH ROW
  WHEN (NEW.state = 'published' AND OLD.state <> 'published') EXECUTE FUNCTION require_groups_of_ten();

GRANT SELECT, INSERT, UPDATE ON "release" TO hamkori_app;
GRANT SELECT, INSERT, DELETE ON "release_group", "release_breakdown", "release_file" TO hamkori_app;
