ALTER TABLE patient_profile
    ADD COLUMN reporting_ended_at timestamptz,
    ADD COLUMN reporting_ended_reason text
        CHECK (reporting_ended_reason IN ('DIED', 'WITHDREW', 'MOVED_AWAY', 'OTHER')),
    ADD CONSTRAINT reporting_ended_for_a_reason CHECK ((reporting_ended_at IS NULL) = (reporting_ended_reason IS NULL));
COMMENT ON COLUMN patient_profile.reporting_ended_at IS 'Since then the patient is asked for no report; null while they are asked.';
