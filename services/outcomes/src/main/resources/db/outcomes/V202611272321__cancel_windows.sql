ALTER TABLE report_window
  ADD COLUMN cancelled_at timestamptz,
  DROP CONSTRAINT report_window_state_check,
  ADD CONSTRAINT report_window_state_check
    CHECK (state IN ('upcoming', 'open', 'submitted', 'late', 'missed', 'cancelled')),
  ADD CONSTRAINT cancelled_at_some_time CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL));
COMMENT ON COLUMN report_window.cancelled_at IS 'Since when nobody waits for its report; one that was filed before still counts';
