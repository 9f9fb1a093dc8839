CREATE TABLE visit_override (
    override_id uuid PRIMARY KEY,
    visit_id    uuid        NOT NULL REFERENCES visit DEFERRABLE INITIALLY DEFERRED,
    step        text        NOT NULL CHECK (step IN ('book', 'reschedule', 'check-in', 'reinstate')),
    reason      text        NOT NULL CHECK (reason <> '' AND length(reason) <= 200),
    taken_by    text        NOT NULL,
    taken_at    timestamptz NOT NULL
);
CREATE INDEX visit_override_of_visit ON visit_override (visit_id);
COMMENT ON TABLE visit_override IS 'Who insisted on a step of a visit although infusions come too near to each other, and why';
