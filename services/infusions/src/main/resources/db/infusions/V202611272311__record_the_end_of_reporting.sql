ALTER TABLE patient
    ADD COLUMN reporting_ended_at timestamptz,
    ADD COLUMN reporting_ended_reason text
        CHECK (reporting_ended_reason IN ('died', 'withdrew', 'moved-away', 'other')),
    ADD CONSTRAINT patient_reporting_ended_for_a_reason
        CHECK ((reporting_ended_at IS NULL) = (reporting_ended_reason IS NULL));
COMMENT ON COLUMN patient.reporting_ended_at IS 'Since then nobody asks for reports; null while they are asked for';

CREATE TABLE end_of_reporting (
    record_id   uuid PRIMARY KEY,
    patient_id  uuid        NOT NULL REFERENCES patient,
    reason      text        CHECK (reason IN ('died', 'withdrew', 'moved-away', 'other')),
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL
);
CREATE INDEX end_of_reporting_of_patient ON end_of_reporting (patient_id, recorded_at);
COMMENT ON TABLE end_of_reporting IS 'Every end of a patient''s reporting, and without a reason every one taken back; rows are only added';
