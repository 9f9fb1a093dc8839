CREATE TABLE alert (
    alert_id        uuid PRIMARY KEY,
    patient_id      uuid        NOT NULL,
    rule            text        NOT NULL,
    rule_version    integer     NOT NULL,
    level           text        NOT NULL CHECK (level IN ('info', 'routine', 'urgent', 'critical')),
    state           text        NOT NULL CHECK (state IN ('raised', 'acknowledged', 'resolved')),
    summary         text        NOT NULL,
    inputs          jsonb       NOT NULL,
    source          text        NOT NULL,
    raised_at       timestamptz NOT NULL,
    evidence_count  integer     NOT NULL CHECK (evidence_count >= 1),
    acknowledged_by text,
    acknowledged_at timestamptz,
    resolved_by     text,
    resolved_at     timestamptz,
    outcome         text CHECK (outcome IN ('advice', 'call', 'visit', 'hold', 'dose_order', 'no_action', 'false_positive')),
    note            text,
    CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL)),
    CHECK ((resolved_by IS NULL) = (resolved_at IS NULL) AND (resolved_by IS NULL) = (outcome IS NULL)),
    CHECK (note IS NULL OR resolved_by IS NOT NULL),
    CHECK (state <> 'raised' OR (acknowledged_by IS NULL AND resolved_by IS NULL)),
    CHECK (state <> 'acknowledged' OR (acknowledged_by IS NOT NULL AND resolved_by IS NULL)),
    CHECK (state <> 'resolved' OR resolved_by IS NOT NULL)
);
COMMENT ON TABLE alert IS 'Findings of the rules that somebody of the treating team must look at, until a person resolves them.';
CREATE UNIQUE INDEX alert_open_once ON alert (patient_id, rule) WHERE state <> 'resolved';
CREATE INDEX alert_of_patient ON alert (patient_id, alert_id DESC);

CREATE TABLE alert_evidence (
    alert_id     uuid        NOT NULL REFERENCES alert,
    number       integer     NOT NULL CHECK (number >= 1),
    at           timestamptz NOT NULL,
    rule_version integer     NOT NULL,
    level        text        NOT NULL CHECK (level IN ('info', 'routine', 'urgent', 'critical')),
    report_id    uuid,
    window_id    uuid,
    summary      text        NOT NULL,
    inputs       jsonb       NOT NULL,
    PRIMARY KEY (alert_id, number),
    UNIQUE NULLS NOT DISTINCT (alert_id, report_id, window_id),
    CHECK (report_id IS NOT NULL OR window_id IS NOT NULL)
);
COMMENT ON TABLE alert_evidence IS 'What raised an alert and raised it again: one row per report or missed window.';
