CREATE TABLE parked_event (
    sequence         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id         uuid        NOT NULL UNIQUE,
    key              uuid        NOT NULL,
    snapshot         boolean     NOT NULL,
    awaited          uuid,
    topic            text        NOT NULL,
    type             text        NOT NULL,
    recorded_at      timestamptz NOT NULL,
    payload          jsonb       NOT NULL,
    source_partition integer     NOT NULL,
    source_offset    bigint      NOT NULL,
    parked_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- A snapshot waits for another snapshot, never behind an event of its own key: that one may be waiting for it.
    CHECK (NOT snapshot OR awaited IS NOT NULL)
);

COMMENT ON TABLE parked_event IS 'Events that cannot be understood before a snapshot arrives, and those of the same key behind them.';
COMMENT ON COLUMN parked_event.awaited IS 'The patient or team whose snapshot is missing; null for an event that only waits behind others of its key.';

CREATE INDEX parked_event_key ON parked_event (key, snapshot, sequence);
CREATE INDEX parked_event_awaited ON parked_event (awaited) WHERE awaited IS NOT NULL;
