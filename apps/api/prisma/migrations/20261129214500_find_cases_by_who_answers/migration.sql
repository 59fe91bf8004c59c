-- The public list narrows to the department that owes the answer or gave it, which after a referral is not the one addressed.
DROP INDEX "shortcoming_department_id_registered_on_id_idx";
CREATE INDEX "shortcoming_responsible_department_id_registered_on_id_idx" ON "shortcoming" ("responsible_department_id", "registered_on", "id");
