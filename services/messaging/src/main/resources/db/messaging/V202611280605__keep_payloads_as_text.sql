-- Nothing looks into a payload here: every report paid for taking it apart and putting it together again. The version of the
-- service before this one casts to jsonb when it writes and to text when it reads; both still work.
ALTER TABLE outbox ALTER COLUMN payload TYPE text;
COMMENT ON COLUMN outbox.payload IS 'The event as JSON, exactly as Kafka gets it.';
