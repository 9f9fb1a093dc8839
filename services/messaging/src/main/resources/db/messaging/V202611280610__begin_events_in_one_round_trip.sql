-- Many events of one partition share a transaction, and each waits for others in one order: ids first, then keys, both
-- ascending. So two deliveries of the same events, or events of the same keys from several topics, never wait for each other
-- crosswise. Volatile for the same reason as begin_event, which an earlier version of the service still calls. Planned once and
-- by indexes: PostgreSQL would otherwise plan each list of events anew, which took longer than all that the function does.
CREATE FUNCTION begin_events(ids uuid[], key_locks bigint[], event_keys uuid[], are_snapshots boolean) RETURNS text[]
LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    fresh uuid[];
    with_parked uuid[];
BEGIN
    WITH remembered AS (
        INSERT INTO processed_event (event_id)
        SELECT id FROM unnest(ids) AS id ORDER BY id
        ON CONFLICT DO NOTHING RETURNING event_id)
    SELECT coalesce(array_agg(event_id), '{}') INTO fresh FROM remembered;
    PERFORM pg_advisory_xact_lock(number) FROM (
        SELECT DISTINCT event.number FROM unnest(ids, key_locks) AS event (id, number)
        WHERE event.id = ANY (fresh) ORDER BY event.number) AS ascending;
    -- A snapshot is never parked behind events of its own key, since it may be what they wait for.
    IF NOT are_snapshots THEN
        SELECT array_agg(DISTINCT key) INTO with_parked FROM parked_event WHERE key = ANY (event_keys) AND NOT snapshot;
    END IF;
    RETURN ARRAY(
        SELECT CASE WHEN NOT event.id = ANY (fresh) THEN 'known'
                    WHEN event.key = ANY (with_parked) THEN 'behind-others'
                    ELSE 'free' END
        FROM unnest(ids, event_keys) WITH ORDINALITY AS event (id, key, ordinality) ORDER BY event.ordinality);
END $$;
COMMENT ON FUNCTION begin_events IS 'Remembers events of one topic, each id given once, and locks their keys until the transaction ends; tells of each whether it was known, must be parked behind others of its key, or is free to be handled.';
