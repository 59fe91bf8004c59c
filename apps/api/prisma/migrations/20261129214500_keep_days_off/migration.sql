-- Days off that are declared or exchanged year by year, each with its source. Administrators enter them; the dates by which departments
-- have to acknowledge and to answer follow.
CREATE TYPE "CalendarDayKind" AS ENUM ('declared', 'exchanged', 'worked');

CREATE TABLE "calendar_day" (
    "day" DATE NOT NULL,
    "kind" "CalendarDayKind" NOT NULL,
    "holiday" TEXT,
    "source" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("day")
);
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_names_its_holiday"
  CHECK ((kind = 'declared') = (holiday IS NOT NULL) AND (holiday IS NULL OR holiday IN ('ramazon', 'qurbon', 'declared')));
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_is_a_weekend_if_worked"
  CHECK (CASE kind WHEN 'worked' THEN extract(isodow FROM day) >= 6 WHEN 'exchanged' THEN extract(isodow FROM day) < 6 ELSE true END);
ALTER TABLE "calendar_day" ADD CONSTRAINT "calendar_day_has_a_source" CHECK (char_length(source) BETWEEN 1 AND 500);

GRANT SELECT, INSERT, DELETE ON "calendar_day" TO hamkori_app;
CREATE TRIGGER calendar_day_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "calendar_day" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
