CREATE TABLE processed_event (
    event_id     uuid        PRIMARY KEY,
    processed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

COMMENT ON TABLE processed_event IS 'Events whose effects this service has committed or that it has parked; kept longer than Kafka keeps the event.';

-- Only the retention reads by time, in a table that grows in that order.
CREATE INDEX processed_event_processed_at ON processed_event USING brin (processed_at);
