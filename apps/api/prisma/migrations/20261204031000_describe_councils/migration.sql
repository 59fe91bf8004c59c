-- How a council is reached, and by what act it was founded.
CREATE TABLE "council_profile" (
    "id" UUID NOT NULL,
    "reach_original" TEXT,
    "reach_tg" TEXT,
    "reach_ru" TEXT,
    "reach_en" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "founding_act_original" TEXT,
    "founding_act_tg" TEXT,
    "founding_act_ru" TEXT,
    "founding_act_en" TEXT,

    CONSTRAINT "council_profile_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "council_profile_has_originals" CHECK (
      (reach_original IS NULL) = (num_nonnulls(reach_tg, reach_ru, reach_en) = 0)
      AND (founding_act_original IS NULL) = (num_nonnulls(founding_act_tg, founding_act_ru, founding_act_en) = 0))
);
ALTER TABLE "council_profile" ADD CONSTRAINT "council_profile_id_fkey" FOREIGN KEY ("id") REFERENCES "council"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER council_profile_counts_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "council_profile" FOR EACH STATEMENT EXECUTE FUNCTION count_record_change();
CREATE CONSTRAINT TRIGGER council_profile_changes_on_record AFTER INSERT OR UPDATE ON "council_profile" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION require_audit_entry('Council');
GRANT SELECT, INSERT, UPDATE ("reach_original", "reach_tg", "reach_ru", "reach_en", "phone", "email", "founding_act_original", "founding_act_tg", "founding_act_ru", "founding_act_en") ON "council_profile" TO hamkori_app;
