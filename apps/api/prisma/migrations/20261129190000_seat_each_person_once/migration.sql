-- Whoever sits on a council counts once there, for the quorum and in votes, and watches no department of their own. Held here,
-- whoever writes; the application asks first, so that people are told at the field.

ALTER TABLE "membership"
  ADD CONSTRAINT "membership_person_sits_once" EXCLUDE USING gist (
    council_id WITH =, person_id WITH =, daterange(term_from, term_to, '[]') WITH &&) WHERE (person_id IS NOT NULL);

-- A post and a seat are in two tables, so that no constraint of one table can hold this. Both actions lock the person's account
-- first, so that two at once do not pass each other.
CREATE FUNCTION refuse_officer_on_own_council() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'membership' THEN
    IF NEW.person_id IS NOT NULL AND EXISTS (
      SELECT FROM post p JOIN council c ON c.department_id = p.department_id
      WHERE c.id = NEW.council_id AND p.person_id = NEW.person_id AND p.role = 'officer'
        AND daterange(p.valid_from, p.valid_to, '[]') && daterange(NEW.term_from, NEW.term_to, '[]')
    ) THEN
      RAISE EXCEPTION 'an officer of the department cannot sit on its council' USING ERRCODE = 'exclusion_violation';
    END IF;
  ELSIF NEW.role = 'officer' AND EXISTS (
    SELECT FROM membership m JOIN council c ON c.id = m.council_id
    WHERE c.department_id = NEW.department_id AND m.person_id = NEW.person_id
      AND daterange(m.term_from, m.term_to, '[]') && daterange(NEW.valid_from, NEW.valid_to, '[]')
  ) THEN
    RAISE EXCEPTION 'whoever sits on the council cannot be an officer of its department' USING ERRCODE = 'exclusion_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER membership_refuses_officers BEFORE INSERT OR UPDATE ON "membership"
  FOR EACH ROW EXECUTE FUNCTION refuse_officer_on_own_council();
CREATE TRIGGER post_refuses_council_members BEFORE INSERT OR UPDATE ON "post"
  FOR EACH ROW EXECUTE FUNCTION refuse_officer_on_own_council();
