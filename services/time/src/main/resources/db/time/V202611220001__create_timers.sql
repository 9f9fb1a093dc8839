CREATE TABLE timer (
    kind     text        NOT NULL CHECK (kind <> ''),
    subject  uuid        NOT NULL,
    due_at   timestamptz NOT NULL,
    attempts integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    retry_at timestamptz,
    PRIMARY KEY (kind, subject),
    CHECK ((attempts = 0) = (retry_at IS NULL))
);
COMMENT ON TABLE timer IS 'Due times in business time, one pending per kind and subject; removed in the transaction that handles it.';
COMMENT ON COLUMN timer.retry_at IS 'System time before which a failed timer is not tried again.';
CREATE INDEX timer_due ON timer (kind, due_at);

CREATE TABLE business_time (
    only_row      boolean NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    offset_micros bigint  NOT NULL
);
COMMENT ON TABLE business_time IS 'How far business time is ahead of system time; empty unless time travel is enabled.';
