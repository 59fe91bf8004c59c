-- An invitation seats nobody: it offers a seat. The seat, the quorum and the right begin when it is accepted, and only then there is
-- a row in "membership". A council has so many seats, and none beyond them.

ALTER TABLE "council" ADD COLUMN "seat_count" INTEGER NOT NULL DEFAULT 15;
UPDATE "council" c SET seat_count = (SELECT max(seat) FROM "membership" m WHERE m.council_id = c.id)
  WHERE (SELECT max(seat) FROM "membership" m WHERE m.council_id = c.id) > 15;
ALTER TABLE "council" ADD CONSTRAINT "council_seat_count_in_bounds" CHECK (seat_count BETWEEN 1 AND 200);

CREATE TABLE "seat_offer" (
    "id" UUID NOT NULL,
    "council_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "office" "CouncilOffice" NOT NULL,
    "seat" INTEGER NOT NULL,
    "nominated_by_tg" TEXT,
    "nominated_by_ru" TEXT,
    "nominated_by_en" TEXT,
    "term_from" DATE NOT NULL,
    "term_to" DATE,
    "membership_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "seat_offer_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "seat_offer_term_forward" CHECK (term_to IS NULL OR term_to >= term_from)
);
-- A seat is offered to one person at a time, and a person is offered one seat of a council.
CREATE UNIQUE INDEX "seat_offer_council_id_seat_key" ON "seat_offer"("council_id", "seat");
CREATE UNIQUE INDEX "seat_offer_person_id_council_id_key" ON "seat_offer"("person_id", "council_id");
CREATE UNIQUE INDEX "seat_offer_membership_id_key" ON "seat_offer"("membership_id");
ALTER TABLE "seat_offer" ADD CONSTRAINT "seat_offer_council_id_fkey" FOREIGN KEY ("council_id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "seat_offer" ADD CONSTRAINT "seat_offer_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "seat_offer" ADD CONSTRAINT "seat_offer_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
GRANT SELECT, INSERT, DELETE ON "seat_offer" TO hamkori_app;

CREATE FUNCTION refuse_seat_beyond_count() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.seat > (SELECT seat_count FROM council WHERE id = NEW.council_id) THEN
    RAISE EXCEPTION 'the council has no such seat' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_exists';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER membership_seat_exists BEFORE INSERT OR UPDATE OF seat, council_id ON "membership"
  FOR EACH ROW EXECUTE FUNCTION refuse_seat_beyond_count();
CREATE TRIGGER seat_offer_seat_exists BEFORE INSERT OR UPDATE OF seat, council_id ON "seat_offer"
  FOR EACH ROW EXECUTE FUNCTION refuse_seat_beyond_count();

-- Whoever was invited before and has not answered sits nowhere yet, unless the record of a meeting names the seat.
INSERT INTO "seat_offer" (id, council_id, person_id, office, seat, nominated_by_tg, nominated_by_ru, nominated_by_en, term_from, term_to)
  SELECT m.id, m.council_id, m.person_id, m.office, m.seat, m.nominated_by_tg, m.nominated_by_ru, m.nominated_by_en, m.term_from, m.term_to
  FROM "membership" m JOIN "person" p ON p.id = m.person_id
  WHERE p.accepted_at IS NULL AND m.ended_reason IS NULL
    AND EXISTS (SELECT FROM "invitation" i WHERE i.person_id = p.id AND i.withdrawn_at IS NULL)
    AND NOT EXISTS (SELECT FROM "attendance" a WHERE a.membership_id = m.id)
    AND NOT EXISTS (SELECT FROM "assignment" a WHERE a.owner_membership_id = m.id)
  ON CONFLICT DO NOTHING;
DELETE FROM "membership" m USING "seat_offer" o WHERE m.id = o.id;

CREATE VIEW "seat_offer_view" WITH (security_invoker = true) AS
  SELECT id, council_id, person_id, seat, office, term_from, term_to FROM "seat_offer";
GRANT SELECT ON "seat_offer_view" TO hamkori_app;
