-- An audit entry keeps codes and values (payload, JSONB) in place of an English note, so that only the web app words them
-- and nothing has to take sentences apart (docs/adr/0080). Every note the code has ever written is read here; one that
-- cannot be read is kept as it is, under "text". The table is append-only by trigger: the owner takes the trigger off and
-- puts it back in the transaction of this migration.

DROP TRIGGER audit_entry_is_append_only ON "audit_entry";

ALTER TABLE "audit_entry" ADD COLUMN "payload" JSONB NOT NULL DEFAULT '{}';

-- Null where the note has no form that this action and outcome are known to write.
CREATE FUNCTION payload_of_note(action text, refused boolean, note text) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  part text[];
  number constant text := '(0|[1-9]\d{0,8})';
  day constant text := '(\d{4}-\d{2}-\d{2})';
BEGIN
  -- Entries that an action wrote itself about a failed proof.
  IF action = 'identity:signIn' AND note IN ('secondFactor', 'enrolment') AND NOT refused THEN
    RETURN jsonb_build_object('phase', note);
  ELSIF action = 'identity:signIn' AND note IN ('password', 'passkey', 'organisation', 'totp', 'recoveryCode', 'code') THEN
    RETURN jsonb_build_object('by', note);
  ELSIF action = 'identity:confirm' AND note IN ('passkey', 'totp', 'recoveryCode') THEN
    RETURN jsonb_build_object('by', note);
  -- Every other refusal notes the mutation that was refused.
  ELSIF refused THEN
    RETURN CASE WHEN note ~ '^[a-z][A-Za-z]+$' THEN jsonb_build_object('mutation', note) END;
  ELSIF action = 'invitation:accept' AND note = 'organisation' THEN
    RETURN jsonb_build_object('by', note);
  ELSIF action = 'password:reset' AND note IN ('asked', 'changed') THEN
    RETURN jsonb_build_object('step', note);
  ELSIF action IN ('factor:add', 'factor:remove') AND note IN ('totp', 'passkey') THEN
    RETURN jsonb_build_object('factor', note);
  ELSIF action IN ('person:suspend', 'person:restore', 'person:resetFactors', 'invitation:withdraw') THEN
    RETURN jsonb_build_object('reason', note);
  ELSIF action = 'post:assign' AND note IN ('officer', 'coordinator', 'observer', 'moderator', 'administrator') THEN
    RETURN jsonb_build_object('role', note);
  ELSIF action = 'post:end' THEN
    part := regexp_match(note, '^(officer|coordinator|observer|moderator|administrator), last day ' || day || ': (.*)$');
    RETURN CASE WHEN part IS NOT NULL THEN jsonb_build_object('role', part[1], 'lastDay', part[2], 'reason', part[3]) END;
  ELSIF action = 'session:end' THEN
    part := regexp_match(note, '^others: ' || number || '$');
    RETURN CASE WHEN part IS NOT NULL THEN jsonb_build_object('others', part[1]::integer) END;
  ELSIF action = 'audit:export' THEN
    part := regexp_match(note, '^' || number || ' entries(?:, from ' || day || ')?(?:, to ' || day || ')?(, narrowed)?$');
    RETURN CASE WHEN part IS NOT NULL THEN jsonb_strip_nulls(jsonb_build_object('entries', part[1]::integer, 'from', part[2], 'to', part[3],
      'narrowed', CASE WHEN part[4] IS NOT NULL THEN true END)) END;
  ELSIF action = 'membership:start' THEN
    part := regexp_match(note, '^(chair|deputyChair|secretary|member), seat ' || number || ', from ' || day || '$');
    RETURN CASE WHEN part IS NOT NULL THEN jsonb_build_object('office', part[1], 'seat', part[2]::integer, 'from', part[3]) END;
  ELSIF action = 'membership:end' THEN
    part := regexp_match(note, '^(termEnded|resigned|recalled|absent|incompatibleOffice|died|councilDissolved), last day ' || day || '$');
    RETURN CASE WHEN part IS NOT NULL THEN jsonb_build_object('ended', part[1], 'lastDay', part[2]) END;
  ELSIF action = 'council:establish' THEN
    RETURN jsonb_build_object('slug', note);
  ELSIF action IN ('body:register', 'document:register', 'activity:record') THEN
    RETURN jsonb_build_object('code', note);
  ELSIF action = 'installation:markDemonstration' AND note ~ ('^' || day || '$') THEN
    RETURN jsonb_build_object('day', note);
  ELSIF action = 'territory:import'
    AND note ~ ('^(areas|aliases|departments|units) \+' || number || ' ~' || number
      || '(, (areas|aliases|departments|units) \+' || number || ' ~' || number || ')*$') THEN
    -- A kind that stands twice would lose its first figures: such a note, which no code wrote, is kept as it is.
    RETURN (
      SELECT CASE WHEN count(DISTINCT kind) = count(*) THEN jsonb_build_object('imported',
        jsonb_object_agg(kind, jsonb_build_object('created', created::integer, 'changed', changed::integer))) END
      FROM (SELECT f[1] AS kind, f[2] AS created, f[3] AS changed FROM regexp_matches(note, '(\w+) \+(\d+) ~(\d+)', 'g') AS f) figures);
  ELSIF action IN ('shortcoming:answer', 'shortcoming:supersedeAnswer') THEN
    part := regexp_match(note, '^version ' || number || ': (confirmed|partly|disputed|referred)$');
    RETURN CASE WHEN part IS NOT NULL THEN jsonb_build_object('version', part[1]::integer, 'outcome', part[2]) END;
  ELSIF action IN ('proposal:answer', 'proposal:supersedeAnswer') THEN
    part := regexp_match(note, '^version ' || number || ': (accepted|acceptedInPart|declined|deferred)$');
    RETURN CASE WHEN part IS NOT NULL THEN jsonb_build_object('version', part[1]::integer, 'outcome', part[2]) END;
  END IF;
  RETURN NULL;
END $$;

UPDATE "audit_entry" SET "payload" = coalesce(payload_of_note("action", "refused", "note"), jsonb_build_object('text', "note"))
WHERE "note" IS NOT NULL;

DROP FUNCTION payload_of_note(text, boolean, text);

-- The log's own name followed the vocabulary; its entries about itself do too, so that a filter by record finds all of them.
UPDATE "audit_entry" SET "subject_type" = 'AuditLog', "subject_id" = 'log' WHERE "subject_type" = 'AuditTrail' AND "subject_id" = 'trail';

ALTER TABLE "audit_entry" DROP COLUMN "note";

CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
