-- A role may be refused, or a foreign team asked for, before any patient is named.
ALTER TABLE access_audit ALTER COLUMN patient_id DROP NOT NULL;
ALTER TABLE access_audit ADD COLUMN team_id uuid;
COMMENT ON COLUMN access_audit.patient_id IS 'Empty where a refused request named no patient.';
COMMENT ON COLUMN access_audit.team_id IS 'The team whose patients were asked for by somebody who does not belong to it.';
