-- A recommendation says at which round table it was made. Once it is submitted that stays, as all that was published of it.

CREATE VIEW "gathering_view" WITH (security_invoker = true) AS
  SELECT g.id, g.slug, g.state, g.area_code, g.council_id,
    ARRAY(SELECT j.council_id FROM "gathering_council" j WHERE j.gathering_id = g.id ORDER BY j.council_id) AS council_ids
  FROM "gathering" g;
GRANT SELECT ON "gathering_view" TO hamkori_app;

ALTER TABLE "recommendation" ADD COLUMN "gathering_slug" TEXT;
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_gathering_slug_fkey" FOREIGN KEY ("gathering_slug") REFERENCES "gathering"("slug") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "recommendation_gathering_slug_idx" ON "recommendation"("gathering_slug");
GRANT UPDATE ("gathering_slug") ON "recommendation" TO hamkori_app;

-- Of a round table that its council holds or is invited to, and that is not called off.
CREATE FUNCTION find_gathering_of_recommendation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  IF NOT EXISTS (
    SELECT FROM gathering g WHERE g.slug = NEW.gathering_slug AND g.state NOT IN ('cancelled', 'discarded')
      AND (g.council_id = NEW.council_id
        OR EXISTS (SELECT FROM gathering_council j WHERE j.gathering_id = g.id AND j.council_id = NEW.council_id))) THEN
    RAISE EXCEPTION 'a recommendation is made at a round table of its council' USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION find_gathering_of_recommendation() FROM PUBLIC;
CREATE TRIGGER recommendation_is_made_at_a_gathering_insert BEFORE INSERT ON "recommendation" FOR EACH ROW
  WHEN (NEW.gathering_slug IS NOT NULL) EXECUTE FUNCTION find_gathering_of_recommendation();
CREATE TRIGGER recommendation_is_made_at_a_gathering_update BEFORE UPDATE OF "gathering_slug" ON "recommendation" FOR EACH ROW
  WHEN (NEW.gathering_slug IS NOT NULL AND NEW.gathering_slug IS DISTINCT FROM OLD.gathering_slug)
  EXECUTE FUNCTION find_gathering_of_recommendation();
