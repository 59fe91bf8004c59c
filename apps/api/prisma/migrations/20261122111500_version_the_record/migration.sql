-- How often the public record has changed, so that an answer about it can be kept exactly as long as it is true.

-- CreateTable
CREATE TABLE "record_version" (
    "slot" SERIAL NOT NULL,
    "changes" BIGINT NOT NULL,

    CONSTRAINT "record_version_pkey" PRIMARY KEY ("slot")
);

-- Every statement that changes the record counts itself, in the transaction that it belongs to. It takes a slot that no other
-- transaction holds, or a new one: nobody waits for anybody here, and so nothing can come to a deadlock. The sum over all slots grows
-- with every commit and never comes back to what it was.
CREATE FUNCTION count_record_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  UPDATE record_version SET changes = changes + 1
  WHERE slot = (SELECT slot FROM record_version LIMIT 1 FOR UPDATE SKIP LOCKED);
  IF NOT FOUND THEN
    INSERT INTO record_version (changes) VALUES (1);
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION count_record_change() FROM PUBLIC;
GRANT SELECT ON "record_version" TO hamkori_app;

-- On every table of the public record. Which tables do without is written down, with reasons, in src/record-version.test.ts.
DO $$
DECLARE
  recorded text;
BEGIN
  FOREACH recorded IN ARRAY ARRAY[
    'area', 'area_alias', 'department', 'police_unit', 'source',
    'council', 'membership', 'body', 'legal_document',
    'meeting', 'agenda_item', 'attendance', 'decision', 'assignment', 'activity',
    'shortcoming', 'shortcoming_response', 'shortcoming_tally',
    'proposal', 'proposal_response', 'proposal_tally', 'transition'
  ] LOOP
    EXECUTE format(
      'CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION count_record_change()',
      recorded || '_counts_changes', recorded);
  END LOOP;
END $$;
