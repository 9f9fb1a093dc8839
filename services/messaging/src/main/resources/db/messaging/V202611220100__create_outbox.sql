-- The columns id, aggregatetype, aggregateid, type and payload are those of Debezium's outbox event router, so that change
-- data capture could take over. No index but the primary key: every report pays for each one.
CREATE TABLE outbox (
    sequence      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id            uuid        NOT NULL,
    aggregatetype text        NOT NULL CHECK (aggregatetype <> ''),
    aggregateid   uuid        NOT NULL,
    type          text        NOT NULL CHECK (type <> ''),
    payload       jsonb       NOT NULL,
    recorded_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);

COMMENT ON TABLE outbox IS 'Events that wait for Kafka; the relay deletes each once it is acknowledged.';
COMMENT ON COLUMN outbox.sequence IS 'The order of commit among events of one aggregateid; none among others.';
COMMENT ON COLUMN outbox.aggregatetype IS 'The Kafka topic.';
COMMENT ON COLUMN outbox.aggregateid IS 'The Kafka key: patient or team.';

-- Rows live for milliseconds: what is dead shall be vacuumed by number, not by share of a table that is nearly empty.
ALTER TABLE outbox SET (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_insert_threshold = -1,
    autovacuum_analyze_scale_factor = 0,
    autovacuum_analyze_threshold = 50000
);
