-- As before, and until the transaction ends its statements find rows by indexes: in the round trip that is made anyway. The function
-- itself sets nothing of that (SET in its head), because that would end with it.
CREATE OR REPLACE FUNCTION begin_events(ids uuid[], key_locks bigint[], event_keys uuid[], are_snapshots boolean) RETURNS text[]
LANGUAGE plpgsql VOLATILE SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    fresh uuid[];
    with_parked uuid[];
BEGIN
    PERFORM set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
        set_config('enable_mergejoin', 'off', true);
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
