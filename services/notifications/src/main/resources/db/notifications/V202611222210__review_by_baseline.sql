-- What a review of alerts must know of each report: its course, its week as decided on arrival, and which ones were known then.
ALTER TABLE known_report
    ADD COLUMN course_id    uuid,
    ADD COLUMN decided_week smallint CHECK (decided_week >= 0),
    ADD COLUMN arrived_at   timestamptz NOT NULL DEFAULT clock_timestamp();
UPDATE known_report k SET
    course_id = (k.scores ->> 'courseId')::uuid,
    arrived_at = (k.scores ->> 'receivedAt')::timestamptz,
    decided_week = COALESCE(k.week, (
        SELECT earlier.week FROM known_report earlier
        WHERE earlier.patient_id = k.patient_id AND earlier.week IS NOT NULL AND earlier.submitted_at <= k.submitted_at
        ORDER BY earlier.submitted_at DESC LIMIT 1));
COMMENT ON COLUMN known_report.decided_week IS 'The week that the rules took the report to tell of when it arrived; an unscheduled one keeps it. Null when no week was known.';
COMMENT ON COLUMN known_report.arrived_at IS 'When it reached this service: which reports were known before it.';

ALTER TABLE retracted_report ADD COLUMN baseline_of uuid;
COMMENT ON COLUMN retracted_report.baseline_of IS 'The course whose report of week 0 it was; null when it was another.';
CREATE INDEX retracted_baseline ON retracted_report (patient_id) WHERE baseline_of IS NOT NULL;
