CREATE TABLE feed_recipient (
    recipient     text PRIMARY KEY,
    last_sequence bigint NOT NULL CHECK (last_sequence >= 0)
) WITH (fillfactor = 50);
COMMENT ON TABLE feed_recipient IS 'How far each person''s feed has come; its row lock, held until commit, makes sequence order commit order.';

CREATE TABLE feed_entry (
    recipient  text        NOT NULL,
    sequence   bigint      NOT NULL CHECK (sequence >= 1),
    kind       text        NOT NULL CHECK (kind IN ('report-submitted', 'report-missed', 'alert-raised', 'alert-raised-again', 'alert-acknowledged', 'alert-resolved')),
    at         timestamptz NOT NULL,
    patient_id uuid        NOT NULL,
    report_id  uuid,
    window_id  uuid,
    alert_id   uuid,
    rule       text,
    level      text CHECK (level IN ('info', 'routine', 'urgent', 'critical')),
    summary    text        NOT NULL,
    PRIMARY KEY (recipient, sequence),
    CHECK ((kind LIKE 'alert-%') = (alert_id IS NOT NULL)),
    CHECK ((alert_id IS NULL) = (rule IS NULL) AND (alert_id IS NULL) = (level IS NULL)),
    CHECK (kind <> 'report-submitted' OR report_id IS NOT NULL),
    CHECK (kind <> 'report-missed' OR window_id IS NOT NULL)
);
COMMENT ON TABLE feed_entry IS 'One row per piece of news and person who belonged to the treating team when it was written.';
