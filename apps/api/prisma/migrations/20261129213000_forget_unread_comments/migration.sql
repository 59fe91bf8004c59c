-- A comment that nobody has decided on within a year is deleted, as its author was told before sending it. The rating stays. The
-- application's role can delete no comment but by this function, and none that is younger, whatever day it names.
CREATE FUNCTION forget_unread_comments(before date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  forgotten integer;
BEGIN
  IF before > current_date - 364 THEN RETURN 0; END IF;
  DELETE FROM rating_comment c USING rating r
  WHERE r.id = c.rating_id AND c.state = 'inReview' AND r.received_on < before;
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  RETURN forgotten;
END $$;
REVOKE ALL ON FUNCTION forget_unread_comments(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_unread_comments(date) TO hamkori_app;
