-- A finding that was dealt with may come back after it can be opened again: then it is a new one, and says which one it repeats.
ALTER TABLE "shortcoming"
  ADD COLUMN "recurrence_of" TEXT,
  ADD CONSTRAINT "shortcoming_repeats_another" CHECK (recurrence_of IS DISTINCT FROM reference);
ALTER TABLE "shortcoming" ADD CONSTRAINT "shortcoming_recurrence_of_fkey" FOREIGN KEY ("recurrence_of") REFERENCES "shortcoming"("reference") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "shortcoming_recurrence_of_idx" ON "shortcoming" ("recurrence_of");
GRANT UPDATE ("recurrence_of") ON "shortcoming" TO hamkori_app;

-- What is repeated is public and was settled, of the same council or the same department. A link is written before its own finding is
-- public, and stays as it was published then: so links lead back to what was public earlier, and never in a circle.
CREATE FUNCTION check_recurrence() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM shortcoming e WHERE e.reference = NEW.recurrence_of AND e.published_at IS NOT NULL
      AND e.state::text IN ('verifiedFixed', 'closed', 'withdrawn')
      AND (e.council_id = NEW.council_id OR e.responsible_department_id = NEW.responsible_department_id)
  ) OR NEW.published_at IS NOT NULL THEN
    RAISE EXCEPTION 'what came back repeats a public finding of its council or department that was settled' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION check_recurrence() FROM PUBLIC;
CREATE TRIGGER shortcoming_recurrence_is_settled BEFORE INSERT OR UPDATE OF "recurrence_of" ON "shortcoming" FOR EACH ROW
  WHEN (NEW.recurrence_of IS NOT NULL) EXECUTE FUNCTION check_recurrence();
