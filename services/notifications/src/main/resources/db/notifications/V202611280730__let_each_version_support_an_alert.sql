-- A correction that came too late to stand may hold something dangerous beyond what the standing version says in the same alert.
-- With one standing finding per report its event became a dead letter, and nobody was told. The version of the service before
-- this one writes nothing that the new index refuses.
CREATE UNIQUE INDEX alert_evidence_once_per_version ON alert_evidence (alert_id, report_id, report_version, window_id)
    NULLS NOT DISTINCT WHERE voided IS NULL AND kind IN ('found', 'answered', 'found-anew');
DROP INDEX alert_evidence_once;
