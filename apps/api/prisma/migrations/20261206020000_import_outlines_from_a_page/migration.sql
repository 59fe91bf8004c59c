-- Administrators put the outlines of places on the map from a page: the API writes them as a whole and takes them away as a whole, and
-- changes none. Who did it, from which file, stands in the audit log.
GRANT INSERT, DELETE ON "area_outline" TO hamkori_app;

-- Every process reads the territory anew when its version is another. The API may not change facts of the installation, so that the
-- change of outlines itself changes the version.
CREATE FUNCTION note_new_territory() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ BEGIN
  INSERT INTO installation_fact (key, value, updated_at) VALUES ('territory_version', gen_random_uuid()::text, now())
    ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION note_new_territory() FROM PUBLIC;
CREATE TRIGGER area_outline_is_territory AFTER INSERT OR UPDATE OR DELETE ON "area_outline"
  FOR EACH STATEMENT EXECUTE FUNCTION note_new_territory();

-- A file of outlines is kept as it was sent until its administrator has had it checked and imported; it is never public.
ALTER TABLE "stored_file" DROP CONSTRAINT "stored_file_is_photo_or_evidence";
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_is_photo_evidence_or_outlines" CHECK (
  CASE media_type WHEN 'image/jpeg' THEN num_nonnulls(small_hash, width, height) = 3
  WHEN 'application/pdf' THEN num_nonnulls(small_hash, width, height) = 0
  WHEN 'application/geo+json' THEN num_nonnulls(small_hash, width, height) = 0 AND uses = 0 ELSE false END);
