-- The outbox becomes jobs of graphile-worker, whose schema the launcher makes before these migrations run. What waits is
-- moved as it is: encrypted for the outbox, due when it was due, with the attempts it has had. What was given up has no
-- content any more; it stays on the list of failed jobs until the administrator discards it.
--
-- Where nothing waits, as in the scratch database of db:diff, graphile-worker's schema is not needed.
DO $$
DECLARE
  item "outbox";
  name text;
  job_id bigint;
BEGIN
  FOR item IN SELECT * FROM "outbox" ORDER BY "created_at", "id" LOOP
    name := CASE item."kind" WHEN 'mail' THEN 'sendMail' WHEN 'password_reset' THEN 'sendPasswordReset' END;
    IF item."encrypted" IS NULL THEN
      SELECT id INTO STRICT job_id FROM graphile_worker.add_job(name, json_build_object('id', item."id", 'from', 'outbox'), max_attempts => 1);
      PERFORM graphile_worker.permanently_fail_jobs(ARRAY[job_id], 'contentRemoved');
    ELSE
      SELECT id INTO STRICT job_id FROM graphile_worker.add_job(
        name,
        json_build_object('id', item."id", 'from', 'outbox', 'encrypted', replace(encode(item."encrypted", 'base64'), E'\n', '')),
        run_at => item."next_try_at",
        max_attempts => 12);
      PERFORM graphile_worker.reschedule_jobs(ARRAY[job_id], attempts => least(item."attempts", 11));
    END IF;
  END LOOP;
END $$;

DROP TABLE "outbox";
DROP TYPE "OutboxKind";
