CREATE TABLE activity (
  activity_id uuid PRIMARY KEY,
  patient_id  uuid NOT NULL
);
COMMENT ON TABLE activity IS 'Every activity that was ever on a patient''s list: reports filed offline may answer for replaced ones';
CREATE INDEX activity_of_patient ON activity (patient_id);

CREATE TABLE activity_list (
  patient_id uuid NOT NULL,
  version    bigint NOT NULL CHECK (version >= 1),
  activities jsonb NOT NULL CHECK (jsonb_array_length(activities) BETWEEN 1 AND 5),
  defined_by text NOT NULL,
  defined_at timestamptz NOT NULL,
  PRIMARY KEY (patient_id, version)
);
COMMENT ON TABLE activity_list IS 'The activities a patient rates, one row per version; the highest is current';

CREATE TABLE deposit (
  deposit_id uuid PRIMARY KEY,
  patient_id uuid NOT NULL
);
COMMENT ON TABLE deposit IS 'Every deposit that was ever on a patient''s list';
CREATE INDEX deposit_of_patient ON deposit (patient_id);

CREATE TABLE deposit_list (
  patient_id uuid NOT NULL,
  version    bigint NOT NULL CHECK (version >= 1),
  deposits   jsonb NOT NULL CHECK (jsonb_typeof(deposits) = 'array'),
  defined_by text NOT NULL,
  defined_at timestamptz NOT NULL,
  PRIMARY KEY (patient_id, version)
);
COMMENT ON TABLE deposit_list IS 'Where a patient''s deposits are, one row per version; the highest is current';
