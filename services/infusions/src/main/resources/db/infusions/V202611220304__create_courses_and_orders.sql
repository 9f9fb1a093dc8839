CREATE TABLE course (
    course_id           uuid PRIMARY KEY,
    patient_id          uuid        NOT NULL REFERENCES patient,
    state               text        NOT NULL CHECK (state IN ('draft', 'consented', 'active')),
    created_by          text        NOT NULL,
    created_at          timestamptz NOT NULL,
    consent_given_by    text        CHECK (consent_given_by IN ('patient', 'legal-representative')),
    consent_given_at    timestamptz,
    consent_document    text        CHECK (consent_document <> '' AND length(consent_document) <= 200),
    consent_recorded_by text,
    consent_recorded_at timestamptz,
    started_by          text,
    started_at          timestamptz,
    UNIQUE (course_id, patient_id),
    CONSTRAINT course_consent_is_whole CHECK
        (num_nulls(consent_given_by, consent_given_at, consent_document, consent_recorded_by, consent_recorded_at) IN (0, 5)),
    CONSTRAINT course_has_consent_beyond_draft CHECK ((state = 'draft') = (consent_recorded_at IS NULL)),
    CONSTRAINT course_is_started_when_active CHECK
        ((state = 'active') = (started_at IS NOT NULL) AND (started_at IS NULL) = (started_by IS NULL))
);
CREATE UNIQUE INDEX course_one_open_per_patient ON course (patient_id) WHERE state IN ('draft', 'consented', 'active');
COMMENT ON TABLE course IS 'A patient''s course of weekly infusions; at most one is open at a time';

CREATE TABLE infusion_order (
    order_id               uuid PRIMARY KEY,
    course_id              uuid          NOT NULL REFERENCES course,
    version                integer       NOT NULL CHECK (version > 0),
    product                text          NOT NULL CHECK (product <> '' AND length(product) <= 200),
    salt                   text          NOT NULL CHECK (salt IN ('pentahydrate', 'anhydrous')),
    concentration_mg_per_ml numeric(9, 3) NOT NULL CHECK (concentration_mg_per_ml > 0),
    start_dose_grams       numeric(9, 3) NOT NULL CHECK (start_dose_grams > 0),
    ceiling_grams          numeric(9, 3) NOT NULL,
    infusion_minutes       integer       NOT NULL CHECK (infusion_minutes BETWEEN 1 AND 720),
    signed_by              text          NOT NULL,
    signed_at              timestamptz   NOT NULL,
    UNIQUE (course_id, version),
    CHECK (start_dose_grams <= ceiling_grams)
);
COMMENT ON TABLE infusion_order IS 'Orders as signed by a physician; never changed, the highest version is in force';
