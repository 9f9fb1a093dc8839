ALTER TABLE visit
    ADD COLUMN reinstated_at timestamptz,
    ADD COLUMN reinstated_by text,
    ADD CONSTRAINT visit_says_who_reinstated_it CHECK (num_nulls(reinstated_at, reinstated_by) IN (0, 2));
COMMENT ON COLUMN visit.reinstated_at IS 'When a no-show was last undone; the audit trail has those before';

CREATE INDEX visit_not_closed ON visit (ends_at, visit_id) WHERE state IN ('booked', 'checked-in', 'in-progress');
