-- Only changes of what the public sees count as changes of the record: a draft that is registered or edited leaves every kept answer and
-- page as it is. What becomes public counts by the change that makes it so (published_at), and from then on with every change.

CREATE FUNCTION raise_record_version() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  UPDATE record_version SET changes = changes + 1
  WHERE slot = (SELECT slot FROM record_version LIMIT 1 FOR UPDATE SKIP LOCKED);
  IF NOT FOUND THEN
    INSERT INTO record_version (changes) VALUES (1);
  END IF;
END $$;
REVOKE ALL ON FUNCTION raise_record_version() FROM PUBLIC;

CREATE OR REPLACE FUNCTION count_record_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  PERFORM raise_record_version();
  RETURN NULL;
END $$;

-- The rows that a statement changed are `changed`; of an UPDATE these are the new ones, and `before` are the old ones. The argument says
-- what makes a row public: a moment of its own, its meeting's, its decision's meeting's, or, of a step of the history, that it is not the
-- first: the first comes with its record, which counts itself.
CREATE FUNCTION count_public_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  seen boolean;
BEGIN
  IF TG_ARGV[0] = 'published' THEN
    seen := EXISTS (SELECT FROM changed WHERE published_at IS NOT NULL);
    IF NOT seen AND TG_OP = 'UPDATE' THEN
      seen := EXISTS (SELECT FROM before WHERE published_at IS NOT NULL);
    END IF;
  ELSIF TG_ARGV[0] = 'meeting' THEN
    seen := EXISTS (SELECT FROM changed c JOIN meeting m ON m.id = c.meeting_id WHERE m.published_at IS NOT NULL);
    IF NOT seen AND TG_OP = 'UPDATE' THEN
      seen := EXISTS (SELECT FROM before c JOIN meeting m ON m.id = c.meeting_id WHERE m.published_at IS NOT NULL);
    END IF;
  ELSIF TG_ARGV[0] = 'decision' THEN
    seen := EXISTS (SELECT FROM changed c JOIN decision d ON d.id = c.decision_id JOIN meeting m ON m.id = d.meeting_id
                    WHERE m.published_at IS NOT NULL);
    IF NOT seen AND TG_OP = 'UPDATE' THEN
      seen := EXISTS (SELECT FROM before c JOIN decision d ON d.id = c.decision_id JOIN meeting m ON m.id = d.meeting_id
                      WHERE m.published_at IS NOT NULL);
    END IF;
  ELSE
    seen := EXISTS (SELECT FROM changed WHERE from_state IS NOT NULL);
  END IF;
  IF seen THEN
    PERFORM raise_record_version();
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION count_public_change() FROM PUBLIC;

DO $$
DECLARE
  drafted record;
BEGIN
  FOR drafted IN SELECT * FROM (VALUES
    ('shortcoming', 'published'), ('proposal', 'published'), ('meeting', 'published'),
    ('agenda_item', 'meeting'), ('attendance', 'meeting'), ('decision', 'meeting'), ('assignment', 'decision'),
    ('transition', 'step')) AS t (name, rule)
  LOOP
    EXECUTE format('DROP TRIGGER %I ON %I', drafted.name || '_counts_changes', drafted.name);
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_public_change(%L)',
      drafted.name || '_counts_inserts', drafted.name, drafted.rule);
    EXECUTE format('CREATE TRIGGER %I AFTER UPDATE ON %I REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_public_change(%L)',
      drafted.name || '_counts_updates', drafted.name, drafted.rule);
    EXECUTE format('CREATE TRIGGER %I AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_public_change(%L)',
      drafted.name || '_counts_deletes', drafted.name, drafted.rule);
    EXECUTE format('CREATE TRIGGER %I AFTER TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION count_record_change()',
      drafted.name || '_counts_truncates', drafted.name);
  END LOOP;
END $$;
